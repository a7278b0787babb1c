import type { MeasuredPrint } from '../../../shared/domain/printed-card.ts'
import type { CardTexts } from '../../i18n/card-texts.ts'

/** What the colours of a print are. */
export function valuesText({ expected }: MeasuredPrint, words: CardTexts['prints']): string {
  return expected === null ? words.asPhotographed : words.byChart(expected.toFixed(1))
}
