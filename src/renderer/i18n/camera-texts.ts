import type { CaptureRuleId } from '../../shared/imaging/capture-rules.ts'

/** The strings of the room where photos are taken. */
export interface CameraTexts {
  /** On a visit: into the room. */
  readonly open: string
  readonly views: string
  readonly taken: (count: number) => string
  readonly skip: string
  readonly repeat: string
  readonly repeating: string
  readonly before: (day: string) => string
  readonly noBefore: string
  readonly camera: string
  /** A camera that the machine has no name for. */
  readonly unnamed: (place: number) => string
  readonly resolution: (width: number, height: number, perSecond: number) => string
  readonly pixels: (width: number, height: number) => string
  readonly eyes: string
  readonly eyesAre: Readonly<Record<'any' | 'open' | 'closed', string>>
  readonly grid: string
  readonly ghost: string
  readonly opacity: string
  readonly picture: string
  readonly starting: string
  readonly looking: string
  readonly unchecked: string
  readonly ready: string
  /** Where the place on the body has to be written before the photo is taken by itself. */
  readonly readyOnceNamed: string
  readonly mode: string
  readonly modes: Readonly<Record<'auto' | 'hand' | 'timer', string>>
  readonly take: string
  readonly stopTimer: string
  readonly space: string
  readonly enter: string
  readonly notTaken: string
  readonly review: string
  readonly shot: string
  readonly keepThis: (name: string) => string
  readonly keep: string
  readonly again: string
  /** After why a photo could not be kept. */
  readonly stillThere: string
  readonly checks: string
  readonly noChecks: string
  readonly passed: string
  readonly failed: string
  readonly unknown: string
  readonly rules: Readonly<Record<CaptureRuleId, string>>
  readonly faults: Readonly<
    Record<'none' | 'denied' | 'busy' | 'gone' | 'hidden', { readonly title: string; readonly text: string }>
  >
  readonly retry: string
}
