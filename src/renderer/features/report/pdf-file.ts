import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'

/** The reader of PDF files is large, and loaded when a report is looked at for the first time. */
async function reader() {
  const pdfjs = await import('pdfjs-dist')
  pdfjs.GlobalWorkerOptions.workerPort ??= new Worker(new URL('./pdf-worker.ts', import.meta.url), {
    type: 'module',
  })
  return pdfjs
}

/** A point is the seventy-second part of an inch. */
export interface PageSize {
  /** Points. */
  readonly width: number
  readonly height: number
}

/** An open PDF whose pages can be drawn. */
export class PdfFile {
  readonly #document: PDFDocumentProxy
  readonly pages: readonly PageSize[]
  readonly #loaded: readonly PDFPageProxy[]

  private constructor(document: PDFDocumentProxy, loaded: readonly PDFPageProxy[]) {
    this.#document = document
    this.#loaded = loaded
    this.pages = loaded.map((page) => {
      const { width, height } = page.getViewport({ scale: 1 })
      return { width, height }
    })
  }

  /** Takes the bytes over. Glyphs are drawn as shapes: the file's fonts never become fonts of the page. */
  static async open(bytes: Uint8Array): Promise<PdfFile> {
    const { getDocument } = await reader()
    const document = await getDocument({ data: bytes, disableFontFace: true, useSystemFonts: false }).promise
    const numbers = Array.from({ length: document.numPages }, (_, place) => place + 1)
    return new PdfFile(document, await Promise.all(numbers.map((number) => document.getPage(number))))
  }

  /** A page as a picture, `scale` dots a point. `place` from 0. Aborting ends the drawing, which then fails. */
  async draw(place: number, scale: number, signal?: AbortSignal): Promise<HTMLCanvasElement> {
    const page = this.#loaded[place]
    if (!page) throw new Error('expected a page of the file, found none')
    const viewport = page.getViewport({ scale })
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(viewport.width)
    canvas.height = Math.round(viewport.height)
    const drawing = page.render({ canvas, viewport })
    const stop = (): void => {
      drawing.cancel()
    }
    signal?.addEventListener('abort', stop, { once: true })
    try {
      await drawing.promise
    } finally {
      signal?.removeEventListener('abort', stop)
    }
    return canvas
  }

  close(): void {
    void this.#document.loadingTask.destroy()
  }
}
