import { randomBytes } from 'node:crypto'
import PDFDocument from 'pdfkit'
import { BasalisError } from '../../shared/contract/errors.ts'
import {
  reportContent,
  type ReportContent,
  type ReportPictures,
} from '../../shared/reports/report-content.ts'
import { isReportPassword, REPORT_PASSWORD } from '../../shared/reports/report-password.ts'
import { REPORT_TEXTS } from '../../shared/reports/texts/report-languages.ts'
import type { PageBlock } from './build.ts'
import { Canvas } from './canvas.ts'
import { reportFonts } from './fonts.ts'
import { layOut } from './lay-out.ts'
import { pageFrame, type PageFrame } from './page-frame.ts'
import type { Placed } from './paginate.ts'
import { PrintPictures, type PrintRequest } from './print-requests.ts'
import { ReportWords } from './report-words.ts'
import { MARGIN, PAPER_SIZES } from './style.ts'

export interface ReportRequest {
  readonly content: ReportContent
  readonly pictures: ReportPictures
  /** What opens the file; null: nothing is asked. */
  readonly password: string | null
}

export interface MadeReport {
  /** A whole PDF file. */
  readonly bytes: Uint8Array
  readonly pages: number
}

export interface MakeOptions {
  /** Throws where nobody wants the report any more; called before each page. */
  readonly throwIfCancelled?: () => void
  /** Pages drawn, of all. */
  readonly onPage?: (done: number, total: number) => void
}

/**
 * The report as the bytes of a PDF: tagged, its text selectable, its fonts embedded. From the same content and pictures come
 * the same pages wherever it runs. Fails with ARGUMENT_INVALID for a content of another form or a password that cannot be one, and IMAGE_CORRUPT for a picture that
 * is missing or none.
 */
export async function makeReport(
  { content, pictures, password }: ReportRequest,
  { throwIfCancelled = () => undefined, onPage = () => undefined }: MakeOptions = {},
): Promise<MadeReport> {
  const checked = checkedContent(content)
  if (password !== null) checkPassword(password)
  const document = newDocument(checked, password)
  const bytes = collected(document)
  for (const [name, font] of Object.entries(await reportFonts())) document.registerFont(name, font)
  const canvas = new Canvas(document, checked.language)
  const texts = REPORT_TEXTS[checked.language]
  const [paperWidth] = PAPER_SIZES[checked.paper]
  const parts = {
    content: checked,
    texts,
    canvas,
    words: new ReportWords(checked, texts),
    pictures: await PrintPictures.open(checked, pictures),
    width: paperWidth - 2 * MARGIN.side,
  }
  const frame = pageFrame(parts)
  const pages = layOut(parts, frame)
  for (const [index, page] of pages.entries()) {
    throwIfCancelled()
    onPage(index, pages.length)
    await drawPage(document, frame, index, page, pages.length)
  }
  onPage(pages.length, pages.length)
  document.end()
  return { bytes: await bytes, pages: pages.length }
}

async function drawPage(
  document: PDFKit.PDFDocument,
  frame: PageFrame,
  index: number,
  page: readonly Placed<PageBlock>[],
  pages: number,
): Promise<void> {
  const requests = page.flatMap(({ block }) => block.pictures ?? [])
  const files = new Map<PrintRequest, Uint8Array>(
    await Promise.all(
      requests.map(async (request): Promise<[PrintRequest, Uint8Array]> => [request, await request.encode()]),
    ),
  )
  document.addPage()
  const { x, y } = frame.place(index)
  for (const { block, y: down, repeated } of page) block.draw({ x, y: y + down }, files, repeated)
  frame.draw(index, pages)
}

/** The title in the file's data is the template's own: what a clinician typed may hold a name. */
function newDocument(
  { paper, language, template, made }: ReportContent,
  password: string | null,
): PDFKit.PDFDocument {
  return new PDFDocument({
    size: [...PAPER_SIZES[paper]],
    margin: 0,
    autoFirstPage: false,
    // Otherwise the library begins with a font of its own, which would be in the file.
    font: undefined,
    tagged: true,
    lang: language,
    displayTitle: true,
    pdfVersion: password === null ? '1.7' : '1.7ext3',
    info: {
      Title: REPORT_TEXTS[language].titles[template],
      Creator: 'Basalis',
      Producer: 'Basalis',
      CreationDate: new Date(made.atMs),
    },
    ...(password === null
      ? {}
      : {
          userPassword: password,
          ownerPassword: randomBytes(24).toString('base64'),
          permissions: { printing: 'highResolution', copying: true, contentAccessibility: true },
        }),
  })
}

function checkPassword(password: string): void {
  if (isReportPassword(password)) return
  const { leastSigns, mostBytes } = REPORT_PASSWORD
  throw new BasalisError(
    'ARGUMENT_INVALID',
    `expected a password of ${leastSigns} signs to ${mostBytes} bytes without full-width signs and emoji, found another`,
  )
}

async function collected(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of document as AsyncIterable<Uint8Array>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function checkedContent(content: ReportContent): ReportContent {
  const { success, data, error } = reportContent.safeParse(content)
  if (success) return data
  const [issue] = error.issues
  throw new BasalisError(
    'ARGUMENT_INVALID',
    `expected the content of a report, found at "${issue?.path.join('.') ?? ''}": ${issue?.message ?? 'another form'}`,
  )
}
