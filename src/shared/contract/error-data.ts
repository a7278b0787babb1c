import { z } from 'zod'
import { ERROR_CODES } from './errors.ts'

/** `ErrorData` as it crosses to the page: a bug crosses without message and stack, which may say too much. */
export const pageError = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('expected'),
    code: z.enum(ERROR_CODES),
    /** English, for the report of a fault; the page shows its own sentence for the code. */
    message: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({ kind: z.literal('bug') }),
])

export type PageError = z.infer<typeof pageError>

/** What a channel answers: a value or an error as data, never an exception of the transport. */
export const answer = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), error: pageError }),
  ])

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: PageError }
