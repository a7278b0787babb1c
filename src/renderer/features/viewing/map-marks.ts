import type { AnalysisReport } from '../../../shared/contract/analysis-report.ts'
import type { Pigment } from '../../../shared/imaging/pigments.ts'

/** What a map shows beside its values: hatching where it is uncertain, the photo in grey where there is no skin. */
export type MapMark = 'uncertain' | 'notSkin'

/** The marks that occur in a pigment's map. Reports of older versions may say nothing of either. */
export function marksOf({ region, confidence }: AnalysisReport, pigment: Pigment): MapMark[] {
  const marks: MapMark[] = []
  const regions = Object.values(confidence?.regions ?? {})
  if (regions.some((maps) => maps[pigment].low > 0)) marks.push('uncertain')
  if (region.skinShare !== undefined && region.skinShare < 1) marks.push('notSkin')
  return marks
}
