import { Info } from 'lucide-react'
import type { AnalysisReport } from '../../../shared/contract/analysis-report.ts'
import { cardNotes } from './card-notes.ts'
import { useInterface } from '../../app/interface-context.ts'

/** What staff should know before they trust the maps of this photo. */
export function PhotoNotes({ report }: { readonly report: AnalysisReport }) {
  const { texts } = useInterface()
  const notes = report.quality.filter(({ passed }) => !passed).map(({ rule }) => texts.quality.rules[rule])
  if (report.region.reason !== null)
    notes.push(report.region.used === 'skin' ? texts.skinByColourNote : texts.wholePhotoNote)
  if (report.colourCard) notes.push(...cardNotes(report.colourCard, texts.card))
  if (notes.length === 0) return null
  return (
    <section className="side-section">
      <h2>{texts.quality.title}</h2>
      <ul className="notes">
        {notes.map((note) => (
          <li key={note}>
            <Info size={16} aria-hidden />
            {note}
          </li>
        ))}
      </ul>
    </section>
  )
}
