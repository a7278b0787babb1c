import { CAPTURE_PROMPTS, type CapturePrompt } from './capture-prompts.ts'

/** What can be said aloud while photos are taken, and of a photo that is refused. Each line has one clip a language. */

/** Said when nothing has to be asked for any more, when the photo has been taken, and after the last one. */
export const PRAISE_LINES = ['hold-that', 'taken', 'all-done'] as const
export type PraiseLine = (typeof PRAISE_LINES)[number]

/** To the patient. */
export const VOICE_LINES = [...CAPTURE_PROMPTS, ...PRAISE_LINES] as const
export type VoiceLine = CapturePrompt | PraiseLine

/** To the staff: why a photo is refused. */
export type ReasonLine = `reason-${CapturePrompt}`

export const reasonLine = (prompt: CapturePrompt): ReasonLine => `reason-${prompt}`
export const REASON_LINES: readonly ReasonLine[] = CAPTURE_PROMPTS.map(reasonLine)

export type SpokenLine = VoiceLine | ReasonLine
export const SPOKEN_LINES: readonly SpokenLine[] = [...VOICE_LINES, ...REASON_LINES]
