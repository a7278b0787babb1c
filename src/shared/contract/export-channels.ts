import { z } from 'zod'
import { EXPORT_PURPOSES } from '../domain/may-leave.ts'
import { recordId } from '../domain/record-id.ts'
import { type Permission } from '../domain/user.ts'
import { BUNDLE_CONTAINERS, BUNDLE_CONTENTS, LEAST_PASSWORD, transferActivity } from './export-state.ts'

const nothing = z.undefined()
const done = z.void()
const count = z.number().int().nonnegative()

/** A zip has a password, a folder none. */
const container = z
  .strictObject({
    kind: z.enum(BUNDLE_CONTAINERS),
    password: z.string().min(LEAST_PASSWORD).max(1000).nullable(),
  })
  .refine(({ kind, password }) => (kind === 'zip') === (password !== null), 'expected a password for a zip')

/** What of a patient is to leave, and how. */
export const patientExport = z.strictObject({
  patientId: recordId,
  /** Null: all visits. */
  visit: recordId.nullable(),
  purpose: z.enum(EXPORT_PURPOSES),
  /** With both eyes masked in every face. */
  masked: z.boolean(),
  contents: z.array(z.enum(BUNDLE_CONTENTS)).max(BUNDLE_CONTENTS.length),
  /** Photos leave without the place at which they were taken. */
  withoutPlace: z.boolean(),
  container,
})
export type PatientExport = z.infer<typeof patientExport>

/** What lies in an export that somebody wants to import. */
export const bundleFound = z.strictObject({
  createdMs: z.number().int(),
  patients: count,
  photos: count,
  /** Of the patients, those whose clinic number is in the records already. */
  taken: count,
})
export type BundleFound = z.infer<typeof bundleFound>

const begun = z.strictObject({ begun: z.boolean() })

/**
 * Exports of patients' records and their way back. Where to is asked with the desktop's own dialog: `begun` is false where the user
 * closed it, and true when the work has begun; how it goes on is told by `export:did-change`.
 */
export const EXPORT_CHANNELS = {
  'export:get-activity': { request: nothing, response: transferActivity },
  /** Fails with CONSENT_MISSING, before anybody is asked where to. */
  'export:begin': { permission: 'record.export', request: patientExport, response: begun },
  'export:begin-clinic': {
    permission: 'clinic.export',
    request: z.strictObject({ container }),
    response: begun,
  },
  /**
   * A masked photo that waits to be looked at, by its place from 0 up, as a JPEG of at most 1000 px a side; null where it waits no
   * longer, or for somebody else.
   */
  'export:get-masked': {
    permission: 'record.export',
    request: z.strictObject({ place: count }),
    response: z.strictObject({ jpeg: z.instanceof(Uint8Array).nullable() }),
  },
  /** All were looked at; those at these places stay here. Fails with RECORD_CONFLICT where nothing waits for whoever asks. */
  'export:confirm-masked': {
    permission: 'record.export',
    request: z.strictObject({ leftOut: z.array(count).max(100_000) }),
    response: done,
  },
  'export:cancel': { request: nothing, response: done },
  /** The user has read how it ended. */
  'export:dismiss': { request: nothing, response: done },
  /** Looks at the export that the user picks, a folder or, with its password, a zip; null where they closed the dialog. */
  'import:choose': {
    permission: 'clinic.import',
    request: z.strictObject({
      kind: z.enum(BUNDLE_CONTAINERS),
      password: z.string().min(1).max(1000).nullable(),
    }),
    response: z.strictObject({ found: bundleFound.nullable() }),
  },
  /** Takes in what was looked at last. Answers when it has begun. */
  'import:begin': { permission: 'clinic.import', request: nothing, response: done },
} as const satisfies Record<
  string,
  { readonly permission?: Permission; readonly request: z.ZodType; readonly response: z.ZodType }
>
