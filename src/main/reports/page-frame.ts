import type { Build, Place } from './build.ts'
import { SEPARATOR } from './report-words.ts'
import { COLOURS, MARGIN, PAPER_SIZES, TEXT } from './style.ts'

export interface PageFrame {
  /** Upper left corner of a page's room. */
  readonly place: (page: number) => Place
  readonly room: (page: number) => number
  /** Head and foot of a page; after its content or before it. */
  readonly draw: (page: number, pages: number) => void
}

const HEAD_GAP = 12
const FOOT_GAP = 8

/** Who it is about on every page but the first, whose panel says it; notice, page number and maker on every page. */
export function pageFrame({
  canvas,
  content,
  texts,
  words,
  width,
}: Omit<Build, 'room' | 'dense'>): PageFrame {
  const [, paperHeight] = PAPER_SIZES[content.paper]
  const title = content.texts.title === '' ? texts.titles[content.template] : content.texts.title
  const who = content.patient ? words.identifiers(content.patient) : title
  const whoLines = canvas.lines(who, TEXT.caption, width)
  const analysis = content.shots.at(-1)?.analysis
  const made = [
    texts.made(content.made.by, words.moment(content.made.atMs)),
    content.made.program,
    analysis ? `${analysis.modelId} ${analysis.modelVersion}` : '',
    content.auditHead === null ? '' : `${texts.auditHead} ${content.auditHead.slice(0, 12)}`,
  ]
    .filter((part) => part !== '')
    .join(SEPARATOR)
  const numberWidth = canvas.measure(texts.page(999, 999), TEXT.small)
  const madeLines = canvas.lines(made, TEXT.small, width)
  const noticeLines = canvas.lines(texts.notice, TEXT.small, width - numberWidth - 12)
  const footHeight = FOOT_GAP + (noticeLines.length + madeLines.length) * TEXT.small.leading
  const headHeight = whoLines.length * TEXT.caption.leading + 4 + HEAD_GAP
  const top = (page: number): number => MARGIN.top + (page === 0 ? 0 : headHeight)
  const bottom = paperHeight - MARGIN.bottom - footHeight

  return {
    place: (page) => ({ x: MARGIN.side, y: top(page) }),
    room: (page) => bottom - top(page) - FOOT_GAP,
    draw: (page, pages) => {
      canvas.artifact(() => {
        const x = MARGIN.side
        if (page > 0) {
          canvas.writeLines(whoLines, TEXT.caption, x, MARGIN.top)
          canvas.rule(x, MARGIN.top + headHeight - HEAD_GAP, width, COLOURS.line)
        }
        canvas.rule(x, bottom, width, COLOURS.line)
        const foot = bottom + FOOT_GAP / 2
        const used = canvas.writeLines(noticeLines, TEXT.small, x, foot)
        canvas.write(texts.page(page + 1, pages), TEXT.small, x, foot, { width, align: 'right' })
        canvas.writeLines(madeLines, TEXT.small, x, foot + used)
      }, 'Pagination')
    },
  }
}
