import { visitsUpTo } from '../../../shared/reports/report-content.ts'
import type { PageBlock, Section } from '../build.ts'
import { heading, textBlocks } from '../text-blocks.ts'
import { table } from '../table.ts'

/** What the clinician wrote. */
export const clinicianWords: Section = (build) => {
  const { canvas, content, texts } = build
  return (['findings', 'advice'] as const).flatMap((part): readonly PageBlock[] => {
    const words = content.texts[part].trim()
    if (words === '') return []
    const section = canvas.root.child('Sect')
    return [...heading(build, section, texts.words[part]), ...textBlocks(build, section, words)]
  })
}

/** What was done and given at the visits, none of them later than the one that the report is about. */
export const done: Section = (build) => {
  const { canvas, content, texts, words } = build
  const { title, kinds, date, kind, name, brand, dose, lot, notes } = texts.done
  const items = visitsUpTo(content).flatMap(({ atMs, treatments }) =>
    treatments.map((item) => ({ atMs, ...item })),
  )
  if (items.length === 0) return []
  const section = canvas.root.child('Sect')
  const columns = [
    { head: date, share: 0.15 },
    { head: kind, share: 0.11 },
    { head: name, share: 0.24 },
    { head: brand, share: 0.18 },
    { head: dose, share: 0.18 },
    { head: lot, share: 0.14 },
  ]
  const rows = items.map((item) => ({
    cells: [
      { text: words.date(item.atMs) },
      { text: kinds[item.kind] },
      { text: item.notes === '' ? item.name : `${item.name}\n${notes}${texts.between.colon}${item.notes}` },
      { text: item.brand },
      { text: item.dose },
      { text: item.lot },
    ],
  }))
  return [...heading(build, section, title), ...table(build, section, columns, rows)]
}
