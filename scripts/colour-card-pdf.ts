/** Our own colour card as a PDF page of rectangles (ISO 32000-1), no larger than a postcard: A6, landscape. */

const PAGE_MM = { width: 148, height: 105 } as const
const POINTS_PER_MM = 72 / 25.4

const COLUMNS = 6
/** From patch to patch, and a patch's side with the black line round it. */
const STEP_MM = 20
const PATCH_MM = 17
const LINE_MM = 1
/** Of the thick black border round all patches: the middle of its line, from the patches' lattice. */
const BORDER = { offsetMm: 4, lineMm: 4 } as const

const LATTICE = { left: (PAGE_MM.width - COLUMNS * STEP_MM) / 2, top: 10 } as const

/** The file's bytes as text, ASCII throughout. `patches`: sRGB as six hexadecimal digits, in rows of six. */
export function colourCardPdf(patches: readonly string[]): string {
  const rows = Math.ceil(patches.length / COLUMNS)
  const content = [
    ...frame(rows),
    ...patches.flatMap((hex, index) => patch(hex, index % COLUMNS, Math.floor(index / COLUMNS))),
    ...scaleBar(LATTICE.top + rows * STEP_MM + 9.5),
  ].join('\n')
  const box = [PAGE_MM.width, PAGE_MM.height].map(points).join(' ')
  return document([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${box}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ])
}

/** The border, and the triangle inside it that marks the upper left corner. */
function frame(rows: number): string[] {
  const { offsetMm, lineMm } = BORDER
  const left = LATTICE.left - offsetMm
  const top = LATTICE.top - offsetMm
  const width = COLUMNS * STEP_MM + 2 * offsetMm
  const height = rows * STEP_MM + 2 * offsetMm
  const [x, y, far] = [left + lineMm / 2, top + lineMm / 2, 4]
  return [
    '0 0 0 RG 0 0 0 rg',
    `${points(lineMm)} w ${rectangle(left, top, width, height)} S`,
    `${place(x, y)} m ${place(x + far, y)} l ${place(x, y + far)} l f`,
  ]
}

function patch(hex: string, column: number, row: number): string[] {
  const inset = (STEP_MM - PATCH_MM + LINE_MM) / 2
  const side = PATCH_MM - LINE_MM
  const colour = [0, 2, 4].map((at) => shortest(Number.parseInt(hex.slice(at, at + 2), 16) / 255)).join(' ')
  const outline = rectangle(
    LATTICE.left + column * STEP_MM + inset,
    LATTICE.top + row * STEP_MM + inset,
    side,
    side,
  )
  return [`${colour} rg ${points(LINE_MM)} w ${outline} B`]
}

/** 50 mm to hold a ruler to: a print that was fitted to the page shows it. */
function scaleBar(top: number): string[] {
  const { left } = LATTICE
  return [
    `0 0 0 rg ${rectangle(left, top, 50, 0.6)} f`,
    ...[0, 10, 20, 30, 40, 50].map((mm) => `${rectangle(left + mm - 0.15, top - 1.4, 0.3, 2)} f`),
    `BT /F1 7 Tf ${place(left + 53, top + 0.6)} Td (50 mm) Tj ET`,
    `BT /F1 7 Tf ${place(left + 96, top + 0.6)} Td (Basalis card 1) Tj ET`,
  ]
}

/** Objects, cross-reference table and trailer. */
function document(objects: readonly string[]): string {
  let file = '%PDF-1.4\n'
  const offsets: number[] = []
  for (const [index, object] of objects.entries()) {
    offsets.push(file.length)
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  return `${file}xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
}

const shortest = (value: number): string => String(Math.round(1000 * value) / 1000)
const points = (mm: number): string => shortest(mm * POINTS_PER_MM)
/** A PDF's y runs upwards. */
const place = (x: number, y: number): string => `${points(x)} ${points(PAGE_MM.height - y)}`
const rectangle = (x: number, y: number, width: number, height: number): string =>
  `${place(x, y + height)} ${points(width)} ${points(height)} re`
