import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type PdfProgram = 'pdftotext' | 'pdftoppm' | 'pdfinfo' | 'pdffonts' | 'pdfimages' | 'qpdf'

/** Whether a program of Debian's poppler-utils or qpdf is on this machine; says by name which is not. */
export function hasProgram(program: PdfProgram): boolean {
  const { error } = spawnSync(program, ['-v'])
  if (error) console.warn(`skipped: ${program} is not on this machine`)
  return !error
}

/** Runs a program on a PDF, written to a file of its own for as long; fails with what the program says. */
export function onPdf(bytes: Uint8Array, run: (file: string, folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'basalis-report-'))
  try {
    const file = join(folder, 'report.pdf')
    writeFileSync(file, bytes)
    run(file, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function output(program: PdfProgram, words: (file: string) => readonly string[], bytes: Uint8Array): string {
  let text = ''
  onPdf(bytes, (file) => {
    text = execFileSync(program, words(file), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  })
  return text
}

const passwordWords = (password: string | undefined): string[] =>
  password === undefined ? [] : ['-upw', password]

/** What can be selected and copied; `layout`: as it stands on the page. */
export const textOf = (bytes: Uint8Array, password?: string): string =>
  output('pdftotext', (file) => [...passwordWords(password), file, '-'], bytes)

/** Of every word its lower edge, points from the top of its page. */
export const lowerEdgesOf = (bytes: Uint8Array): readonly number[] =>
  [...output('pdftotext', (file) => ['-bbox', file, '-'], bytes).matchAll(/yMax="([\d.]+)">/g)].map(([, y]) =>
    Number(y),
  )

/** A word and where it stands on its page, points. */
export interface WordBox {
  readonly page: number
  readonly word: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Every word of it, page by page. */
export function wordBoxesOf(bytes: Uint8Array): readonly WordBox[] {
  const text = output('pdftotext', (file) => ['-bbox', file, '-'], bytes)
  return text
    .split('<page ')
    .slice(1)
    .flatMap((part, page) =>
      [
        ...part.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g),
      ].map(([, left, top, right, bottom, word = '']) => ({
        ...{ page, word, left: Number(left), right: Number(right) },
        ...{ top: Number(top), bottom: Number(bottom) },
      })),
    )
}

/** Title, pages, tags and so on as poppler tells them. */
export const infoOf = (bytes: Uint8Array): string => output('pdfinfo', (file) => [file], bytes)

export const fontsOf = (bytes: Uint8Array): string => output('pdffonts', (file) => [file], bytes)

/** The structure with its text. */
export const structureOf = (bytes: Uint8Array): string =>
  output('pdfinfo', (file) => ['-struct-text', file], bytes)

export const imagesOf = (bytes: Uint8Array): string => output('pdfimages', (file) => ['-list', file], bytes)

/** Pages as PNG files, in order. */
export function pagesOf(bytes: Uint8Array, dotsPerInch: number): readonly Buffer[] {
  let pages: readonly Buffer[] = []
  onPdf(bytes, (file, folder) => {
    execFileSync('pdftoppm', ['-r', `${dotsPerInch}`, '-png', file, join(folder, 'page')])
    pages = readdirSync(folder)
      .filter((name) => name.endsWith('.png'))
      .sort()
      .map((name) => readFileSync(join(folder, name)))
  })
  return pages
}

/** As many pages as the file itself counts. */
export function pageCount(bytes: Uint8Array): number {
  return [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/\/Type \/Page\b(?!s)/g),
  ].length
}
