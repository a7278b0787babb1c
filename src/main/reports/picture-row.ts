import type { ReportOutline } from '../../shared/reports/report-shot.ts'
import type { Build, PageBlock } from './build.ts'
import type { Tag } from './canvas.ts'
import { drawOutlines } from './draw-outlines.ts'
import type { PrintRequest } from './print-requests.ts'
import { COLOURS, GAP, TEXT } from './style.ts'

export interface PictureCell {
  /** Null: there is none, and `missing` stands in its place. */
  readonly picture: { readonly aspect: number; readonly request: (width: number) => PrintRequest } | null
  readonly missing: string
  /** For those who cannot see it. */
  readonly alt: string
  /** The first line in bold, the others below it. */
  readonly caption: readonly string[]
  /** Drawn over the picture. */
  readonly outlines?: readonly ReportOutline[]
  /** Drawn between picture and caption, as wide as the picture or, under a narrow one, as its words need. */
  readonly legend?: {
    readonly height: number
    readonly leastWidth: number
    readonly draw: (x: number, y: number, width: number) => void
  }
}

export interface RowOptions {
  readonly columns: number
  /** A picture is no higher than this, whatever its proportions. */
  readonly mostHeight: number
  readonly before?: number
  readonly keepWithNext?: boolean
  /** In the middle and as near to one another as they go, for upright pictures that are to be compared. */
  readonly together?: boolean
}

/** Width over height of the room of a picture that is not there. */
export const EMPTY_ASPECT = 4 / 3
const CAPTION_GAP = 3

/** Pictures side by side, each whole in a box of the same size, with what is said of it; a row is never cut. */
export function pictureRows(
  build: Build,
  section: Tag,
  cells: readonly PictureCell[],
  { columns, mostHeight, before = GAP.picture, keepWithNext = false, together = false }: RowOptions,
): readonly PageBlock[] {
  const rows: PageBlock[] = []
  for (let at = 0; at < cells.length; at += columns)
    rows.push({
      ...pictureRow(build, section, cells.slice(at, at + columns), columns, mostHeight, together),
      before: at === 0 ? before : GAP.picture,
      keepWithNext,
    })
  return rows
}

function pictureRow(
  { canvas, width }: Build,
  section: Tag,
  cells: readonly PictureCell[],
  columns: number,
  mostHeight: number,
  together: boolean,
): PageBlock {
  const gap = together ? 2 * GAP.picture : GAP.picture
  const column = (width - (columns - 1) * gap) / columns
  const set = cells.map((cell) => {
    const aspect = cell.picture?.aspect ?? EMPTY_ASPECT
    const height = Math.min(mostHeight, column / aspect)
    const wide = height * aspect
    const caption = cell.caption.flatMap((text, index) => {
      const style = index === 0 ? TEXT.caption : TEXT.note
      return canvas.lines(text, style, column).map((line) => ({ line, style }))
    })
    const said = caption.map(({ line, style }) => canvas.measure(line, style))
    return {
      cell,
      wide,
      height,
      caption,
      room: Math.max(wide, ...said),
      request: cell.picture?.request(wide) ?? null,
    }
  })
  const step = gap + (together ? Math.max(...set.map(({ room }) => room)) : column)
  const indent = together ? (width - columns * step + gap) / 2 : 0
  const pictureHeight = Math.max(...set.map(({ height }) => height))
  const legendHeight = Math.max(...cells.map(({ legend }) => legend?.height ?? 0))
  const captionHeight = Math.max(...set.map(({ caption }) => caption.length)) * TEXT.caption.leading
  return {
    height: pictureHeight + legendHeight + CAPTION_GAP + captionHeight,
    before: 0,
    pictures: set.flatMap(({ request }) => request ?? []),
    draw: ({ x, y }, files) => {
      for (const [index, { cell, wide, height, caption, request }] of set.entries()) {
        const left = x + indent + index * step
        const file = request && files.get(request)
        section.child('Figure', cell.alt).draw(() => {
          if (file) {
            canvas.document.image(Buffer.from(file), left, y, { width: wide, height })
            drawOutlines(canvas, cell.outlines ?? [], { x: left, y, width: wide, height })
          } else {
            canvas.document.rect(left, y, wide, height).fill(COLOURS.panel)
            const middle = y + (height - TEXT.note.leading) / 2
            canvas.write(cell.missing, TEXT.note, left, middle, { width: wide, align: 'center' })
          }
          cell.legend?.draw(left, y + pictureHeight, Math.max(wide, Math.min(column, cell.legend.leastWidth)))
        })
        const text = section.child('Caption')
        const top = y + pictureHeight + legendHeight + CAPTION_GAP
        for (const [line, { line: words, style }] of caption.entries())
          text.draw(() => {
            canvas.write(words, style, left, top + line * style.leading)
          })
      }
    },
  }
}
