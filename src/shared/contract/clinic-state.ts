import { z } from 'zod'
import { recordId } from '../domain/record-id.ts'
import { user } from '../domain/user.ts'
import { pageError } from './error-data.ts'

/** Somebody who can sign in. */
export const keyHolder = z.strictObject({ id: recordId, label: z.string() })
export type KeyHolder = z.infer<typeof keyHolder>

/** Made-up people in a folder of their own, not the clinic's records. */
const demo = z.boolean()

/** Who works with the clinic's records, as the page sees it: one value that main owns and tells whenever it changes. */
export const clinicState = z.discriminatedUnion('kind', [
  /** The key file makes no sense: nobody can sign in, and nothing is changed. */
  z.strictObject({ kind: z.literal('unreadable'), error: pageError }),
  /** No clinic has been set up on this computer. */
  z.strictObject({ kind: z.literal('empty') }),
  /** The demo clinic is being filled: so many of its photos are there. */
  z.strictObject({
    kind: z.literal('filling'),
    done: z.number().int().nonnegative(),
    total: z.number().int().positive(),
  }),
  /** Neither a key nor an open file. The holders are who may sign in. */
  z.strictObject({
    kind: z.literal('locked'),
    holders: z.array(keyHolder),
    demo,
  }),
  z.strictObject({
    kind: z.literal('open'),
    user,
    /** Why patients' records may be read by whom they usually may not; null: no emergency. */
    emergency: z.string().nullable(),
    /** The log ends before what was written: an older copy of the database lies here. */
    damaged: z.boolean(),
    /** The disk has failed a write: nothing more is changed until the records are opened again. */
    readOnly: z.boolean(),
    demo,
  }),
])
export type ClinicState = z.infer<typeof clinicState>
