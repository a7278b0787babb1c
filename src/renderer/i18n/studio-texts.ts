import type { Pigment } from '../../shared/imaging/pigments.ts'
import type { ComparabilityRule, Grade } from '../../shared/imaging/comparability.ts'
import type { PairKind } from '../features/viewing/view-choice.ts'

export type NudgeStep =
  'left' | 'right' | 'up' | 'down' | 'anticlockwise' | 'clockwise' | 'smaller' | 'larger'
import type { ViewTexts } from './view-texts.ts'

/** The strings of the room where photos are compared. */
export interface StudioTexts extends ViewTexts {
  readonly arrangement: string
  readonly paneCount: (count: number) => string
  readonly presets: Readonly<Record<'maps' | 'lights' | 'pair' | 'month' | 'film', string>>
  /** Why a preset cannot be had. */
  readonly noOther: string
  readonly notKept: string
  readonly pairs: Readonly<Record<PairKind, string>>
  readonly pairHints: Readonly<Record<PairKind, string>>
  readonly comparing: string
  readonly compareWith: string
  readonly photoOf: (pane: number) => string
  readonly movePane: string
  readonly movePaneHint: string
  readonly link: string
  readonly unlink: string
  readonly turnLeft: string
  readonly turnRight: string
  readonly loupe: string
  readonly loupeZoom: (zoom: number) => string
  readonly wipeLine: string
  readonly openingPhoto: string
  readonly opacity: string
  /** Which maps a light shows. */
  readonly lightOf: string
  readonly lightOfAll: string
  readonly lightOfOne: Readonly<Record<Pigment, string>>
  readonly opacityValue: (percent: number) => string
  readonly readAgain: string
  readonly mapLook: string
  readonly threshold: string
  readonly thresholdNone: string
  /** Under the cross of the loupe. */
  readonly mapValues: (value: number, confidence: number) => string
  readonly colourValues: (lab: string) => string
  readonly nudge: string
  readonly nudges: Readonly<Record<NudgeStep, string>>
  readonly nudgeReset: string
  readonly before: string
  readonly after: string
  readonly difference: string
  /** Over the means of a region in two photos. */
  readonly changeOf: (region: string) => string
  readonly noChange: string
  /** What the colours of change say: from the day of one photo to that of the other. */
  readonly changeFrom: (before: string, after: string) => string
  readonly aligning: string
  readonly comparable: Readonly<Record<Grade, string>>
  /** A rule that is not as it should be; `figure` may be empty, and `grade` is null where it could not be measured. */
  readonly rules: Readonly<Record<ComparabilityRule, (grade: Grade | null, figure: string) => string>>
  readonly residual: (medianPx: number, p95Px: number) => string
  readonly methods: Readonly<Record<'landmarks' | 'texture' | 'none', string>>
}
