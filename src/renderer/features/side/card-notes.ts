import type { CardTexts } from '../../i18n/card-texts.ts'
import type { ColourCardReport } from '../../../shared/imaging/colour-card.ts'

/** What staff should know of the colour card in a photo, a sentence each. */
export function cardNotes({ refused, reference, difference }: ColourCardReport, texts: CardTexts): string[] {
  if (refused !== null) return [texts.refused[refused]]
  if (!difference) return []
  const { before, after, leaveOneOut } = difference
  const done = reference === 'earlier-photo' ? texts.alike : texts.corrected
  return [done(before.mean.toFixed(1), after.mean.toFixed(1)), texts.expected(leaveOneOut.mean.toFixed(1))]
}
