import type { AnalysisReport } from '../../shared/contract/analysis-report.ts'
import type { MapPlanes } from '../encoder/map-layers.ts'

/** What is worth keeping of an analysis: its numbers, and the planes that they come from. */
export interface AnalysedPhoto extends MapPlanes {
  readonly report: AnalysisReport
}
