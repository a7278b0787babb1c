import type { CapturePrompt } from '../../shared/imaging/capture-prompts.ts'
import type { VoiceLine } from '../../shared/imaging/voice-lines.ts'

/**
 * What is said to the patient, one short sentence or two a line. Left and right are the patient's own. Each is also a spoken
 * clip: after a change `npm run make:voice` renders it anew.
 */
export type CapturePromptTexts = Readonly<Record<VoiceLine, string>>

/** The same as statements for the staff about a photo that is refused; spoken too. */
export type CaptureReasonTexts = Readonly<Record<CapturePrompt, string>>

/** The controls of the voice. */
export interface VoiceTexts {
  readonly title: string
  readonly mute: string
  readonly unmute: string
  readonly language: string
  readonly volume: string
  /** `percent`: 0…100. */
  readonly volumeValue: (percent: number) => string
  readonly source: string
  readonly sources: Readonly<Record<'clips' | 'system', string>>
  /** For screen readers: where the sentence that is being said is written. */
  readonly caption: string
  readonly notHeard: string
}
