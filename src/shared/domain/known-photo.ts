import { z } from 'zod'
import { VIEWS } from './photo.ts'
import { line } from './typed-text.ts'

/**
 * A record that holds the same bytes already. Of the patient at hand: where. Of another one no more than the clinic's number, null
 * for whoever may not read records: nobody learns from a photo who else comes here.
 */
export const knownPhoto = z.discriminatedUnion('whose', [
  z.strictObject({
    whose: z.literal('same'),
    visitAtMs: z.number().int(),
    view: z.enum(VIEWS),
    bodySite: z.string(),
  }),
  z.strictObject({ whose: z.literal('other'), number: z.string().nullable() }),
])
export type KnownPhoto = z.infer<typeof knownPhoto>

/** Why a photo is kept that is in another patient's record. */
export const OTHER_RECORD_REASONS = ['same-person', 'filed-wrongly', 'other'] as const
export type OtherRecordReason = (typeof OTHER_RECORD_REASONS)[number]

/** That a known photo is kept once more; for what is in another patient's record a reason is needed, which the log keeps. */
export const keepKnown = z
  .discriminatedUnion('whose', [
    z.strictObject({ whose: z.literal('same') }),
    z.strictObject({ whose: z.literal('other'), reason: z.enum(OTHER_RECORD_REASONS), note: line(300) }),
  ])
  .refine(
    (kept) => kept.whose === 'same' || kept.reason !== 'other' || kept.note !== '',
    'expected a note with the reason "other"',
  )
export type KeepKnown = z.infer<typeof keepKnown>
