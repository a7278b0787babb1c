import { visitOf } from '../../../shared/reports/report-content.ts'
import type { Build, PageBlock, Section } from '../build.ts'
import { COLOURS, GAP, TEXT } from '../style.ts'
import { textBlocks } from '../text-blocks.ts'

const PADDING = 9
const COLUMN_GAP = 14

/** The report's title, and a panel that says who and which visit it is about. */
export const identity: Section = (build) => {
  const { canvas, content, texts, words } = build
  const section = canvas.root.child('Sect')
  const title = content.texts.title === '' ? texts.titles[content.template] : content.texts.title
  const visit = visitOf(content)
  const { patient } = content
  const facts: Fact[] = patient
    ? [
        { label: texts.patient.name, value: patient.name, share: 0.37 },
        { label: texts.patient.number, value: patient.number, share: 0.21 },
        { label: texts.patient.birthDate, value: words.birthDate(patient), share: 0.21 },
        { label: texts.patient.visit, value: visit ? words.date(visit.atMs) : '–', share: 0.21 },
      ]
    : [{ label: texts.patient.name, value: texts.patient.none, share: 1 }]
  const head = textBlocks(build, section, title, {
    style: TEXT.title,
    tag: 'H1',
    before: GAP.picture,
    keepWithNext: true,
  })
  return [...head, panel(build, facts)]
}

interface Fact {
  readonly label: string
  readonly value: string
  readonly share: number
}

function panel({ canvas, width }: Build, facts: readonly Fact[]): PageBlock {
  const section = canvas.root.child('Sect')
  const inner = width - 2 * PADDING - (facts.length - 1) * COLUMN_GAP
  const set = facts.map(({ label, value, share }) => ({
    label,
    lines: canvas.lines(value, TEXT.value, share * inner),
    wide: share * inner,
  }))
  const deepest = Math.max(...set.map(({ lines }) => lines.length))
  const height = 2 * PADDING - 3 + TEXT.label.leading + deepest * TEXT.value.leading
  return {
    height,
    before: 6,
    draw: ({ x, y }) => {
      canvas.artifact(() => {
        canvas.document.roundedRect(x, y, width, height, 3).fill(COLOURS.panel)
      })
      let left = x + PADDING
      for (const { label, lines, wide } of set) {
        const at = left
        section.child('P').draw(() => {
          canvas.write(label, TEXT.label, at, y + PADDING - 2)
          canvas.writeLines(lines, TEXT.value, at, y + PADDING - 2 + TEXT.label.leading)
        })
        left += wide + COLUMN_GAP
      }
    },
  }
}
