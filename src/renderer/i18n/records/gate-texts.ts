import type { KeepReason } from '../../../shared/domain/photo-quality.ts'
import type { CapturePrompt } from '../../../shared/imaging/capture-prompts.ts'
import type { CaptureRuleId } from '../../../shared/imaging/capture-rules.ts'

/** Why a photo was refused, in one sentence for each thing that it would have been asked for. */
export type GateReasons = Readonly<Record<CapturePrompt, string>>

/** The strings of photos that do not meet the rules of capture. */
export interface GateTexts {
  readonly reasons: GateReasons
  /** What is measured. */
  readonly rules: Readonly<Record<CaptureRuleId, string>>
  readonly title: (count: number) => string
  readonly lead: string
  readonly figures: string
  /** Of a value: what is asked for. */
  readonly atLeast: (limit: string) => string
  readonly atMost: (limit: string) => string
  readonly exactly: (limit: string) => string
  readonly decision: string
  readonly leaveOut: string
  readonly keepBecause: string
  readonly because: Readonly<Record<KeepReason, string>>
  readonly note: string
  readonly noteHint: string
  readonly noteMissing: string
  readonly done: string
  readonly left: string
  /** A file names somebody else. */
  readonly otherPatient: string
  /** On a photo that was kept. */
  readonly mark: string
  /** Above those on the screen. */
  readonly studioTitle: string
  readonly nobody: string
}
