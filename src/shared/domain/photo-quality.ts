import { z } from 'zod'
import { CAPTURE_PROMPTS } from '../imaging/capture-prompts.ts'
import { CAPTURE_RULE_IDS } from '../imaging/capture-rules.ts'
import { type CaptureCheck } from '../imaging/judge-capture.ts'
import { line } from './typed-text.ts'

/** One rule applied to a photo that is to be kept, as it is written down (`judgeCapture`). */
export const photoCheck = z.strictObject({
  rule: z.enum(CAPTURE_RULE_IDS),
  unit: z.enum(['count', 'share', 'degrees', 'L*', 'ratio']),
  value: z.number().nullable(),
  limits: z.strictObject({ min: z.number().nullable(), max: z.number().nullable() }),
  /** Null: it could not be measured. */
  passed: z.boolean().nullable(),
  prompt: z.enum(CAPTURE_PROMPTS).nullable(),
}) satisfies z.ZodType<CaptureCheck>

/** Why a photo that does not pass is kept all the same. */
export const KEEP_REASONS = ['urgent', 'not-able', 'shows-enough', 'only-one', 'other'] as const
export type KeepReason = (typeof KEEP_REASONS)[number]

/** In the staff's words; `note` says more, and has to where no reason of the list fits. */
export const keepDespite = z
  .strictObject({ reason: z.enum(KEEP_REASONS), note: line(300) })
  .refine(({ reason, note }) => reason !== 'other' || note !== '', 'expected a note with the reason "other"')
export type KeepDespite = z.infer<typeof keepDespite>

/** What is written down with a photo. */
export interface QualityFields {
  /** Every rule that was asked for; none where the photo could not be measured. */
  readonly checks: readonly CaptureCheck[]
  /** Null: it passed. */
  readonly despite: KeepDespite | null
}

/** What a record says of a photo that was kept although it did not pass. */
export const photoQuality = z.strictObject({
  failed: z.array(photoCheck),
  reason: z.enum(KEEP_REASONS),
  note: z.string(),
  /** Name of whoever kept it; null: nobody that is known. */
  by: z.string().nullable(),
  atMs: z.number().int(),
})
export type PhotoQuality = z.infer<typeof photoQuality>

/** The rules that a photo does not meet, the most urgent first. What could not be measured is not held against it. */
export const failedOf = (checks: readonly CaptureCheck[]): CaptureCheck[] =>
  checks.filter(({ passed }) => passed === false)
