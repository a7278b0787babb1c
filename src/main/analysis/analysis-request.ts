import type { AnalysisReport } from '../../shared/contract/analysis-report.ts'
import type { EarlierCard } from '../../shared/imaging/colour-card.ts'
import type { ParameterValues } from '../../shared/imaging/parameters.ts'
import type { RgbImage } from '../../shared/imaging/pixels.ts'
import type { TaskRunner } from '../pool/task-table.ts'
import type { AnalysisTasks } from './analysis-tasks.ts'
import type { PhotoFilter } from './filter/filter-backend.ts'
import type { PigmentNet } from './net/pigment-net.ts'
import type { PlaneMemory, PlaneSource } from './plane-memory.ts'
import type { StageClock } from './stage-clock.ts'

export interface AnalysisServices {
  readonly runner: TaskRunner<AnalysisTasks>
  readonly filter: PhotoFilter
  readonly net: PigmentNet
  readonly memory: PlaneMemory
  /** The processor with the instruction set of the filter's kernels, for the report. */
  readonly filterDevice: string
}

export interface AnalysisRequest {
  readonly image: RgbImage
  readonly input: AnalysisReport['input']
  readonly region: 'face' | 'patch'
  /** `auto` (default): the colours are corrected by a colour card where one is in the photo. */
  readonly colourCard?: 'auto' | 'off' | undefined
  /** The card in an earlier photo: what a printed card without known values is compared with. */
  readonly earlierCard?: EarlierCard | undefined
  readonly parameters: ParameterValues
  /** Already holds the stage `decode`. */
  readonly clock: StageClock
  /** Where the maps and their confidence take their memory, for a caller that keeps them longer than the rest. */
  readonly mapPlanes?: PlaneSource | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: AnalysisProgress) => void) | undefined
}

/** `done` of `total` steps of a stage; the filter's total is an upper bound, for it stops when nothing changes. */
export interface AnalysisProgress {
  readonly stage: 'filter' | 'stack' | 'inference' | 'metrics'
  readonly done: number
  readonly total: number
}
