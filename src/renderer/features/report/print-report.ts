import type { Paper } from '../../../shared/reports/report-content.ts'
import type { PdfFile } from './pdf-file.ts'

/** Of a sheet; text and maps are sharp at it. */
const DOTS_PER_INCH = 200
const POINTS_PER_INCH = 72

const HOLDER = 'print-sheets'

/** Sheets that were made to be printed go. */
export function clearSheets(): void {
  for (const holder of document.querySelectorAll<HTMLElement>(`.${HOLDER}`)) {
    forget(holder)
    holder.remove()
  }
}

function forget(holder: HTMLElement): void {
  for (const { src } of holder.querySelectorAll('img')) URL.revokeObjectURL(src)
}

/**
 * The sheets of a file that is opened for them alone, and closed: the one on the screen is closed as soon as somebody types on, though
 * its sheets be half drawn. Fails as `laySheets` and the opening do.
 */
export async function layOpened(
  open: () => Promise<PdfFile>,
  paper: Paper,
  signal: AbortSignal,
): Promise<void> {
  const file = await open()
  try {
    await laySheets(file, paper, signal)
  } finally {
    file.close()
  }
}

/**
 * The file's pages as pictures, one a sheet, in a part of the page that shows on paper only and alone there. They stay until they
 * have been printed, or until `clearSheets`. Aborting ends it, and nothing is laid: it fails then. Where it fails, no picture stays.
 */
export async function laySheets(file: PdfFile, paper: Paper, signal: AbortSignal): Promise<void> {
  clearSheets()
  const holder = document.createElement('div')
  holder.className = HOLDER
  holder.dataset['paper'] = paper
  try {
    for (const place of file.pages.keys()) {
      const canvas = await file.draw(place, DOTS_PER_INCH / POINTS_PER_INCH, signal)
      const picture = document.createElement('img')
      picture.alt = ''
      picture.src = URL.createObjectURL(await pngOf(canvas))
      holder.append(picture)
      await picture.decode()
      if (signal.aborted) throw new Error('expected somebody to wait for the sheets, found nobody')
    }
  } catch (error) {
    forget(holder)
    throw error
  }
  document.body.append(holder)
}

/** Opens the desktop's own dialog. */
export function printSheets(): void {
  window.addEventListener('afterprint', clearSheets, { once: true })
  window.print()
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob)
      else reject(new Error('expected a picture of a page, found none'))
    }, 'image/png')
  })
}
