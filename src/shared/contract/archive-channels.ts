import { z } from 'zod'
import { archiveFields, outboxLine } from '../domain/archive.ts'
import { recordId } from '../domain/record-id.ts'

/** The secret as it was typed; null: the one that is kept. */
const secret = z.string().max(4000).nullable()

const eachOnce = z
  .array(recordId)
  .min(1)
  .max(5000)
  .refine((ids) => new Set(ids).size === ids.length, 'expected each photo once')

/** Of a study that is being fetched: what has come of it. */
export const archiveProgress = z.strictObject({
  asked: z.uuid(),
  studyInstance: z.string().max(64),
  files: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  /** Nothing more of it comes: it is filed, or was not. */
  ended: z.boolean(),
})
export type ArchiveProgress = z.infer<typeof archiveProgress>

/** Whom the archive or a file names: empty or null where it does not say. */
const named = z.strictObject({
  number: z.string().max(65),
  name: z.string().max(330),
  birthDate: z.string().max(10).nullable(),
})
export type NamedThere = z.infer<typeof named>

/** … and in what that is another than the patient. */
export const otherThere = z.strictObject({
  named,
  differences: z.array(z.enum(['number', 'name', 'birthDate'])),
})
export type OtherThere = z.infer<typeof otherThere>

/** A study in the archive, and in what it says otherwise of the patient than the record. */
export const archivedStudy = z.strictObject({
  studyInstance: z.string().max(64),
  atMs: z.number().int().nullable(),
  description: z.string(),
  /** How many things lie in it; null: the archive does not say. */
  instances: z.number().int().nullable(),
  ...otherThere.shape,
  /** It is one that was sent from here. */
  own: z.boolean(),
  /** How far it is; null: it is not being fetched. */
  fetching: archiveProgress.nullable(),
})
export type ArchivedStudy = z.infer<typeof archivedStudy>

export const fetchedStudy = z.strictObject({
  /** Where they were filed; null: nothing was. */
  visitId: recordId.nullable(),
  added: z.number().int(),
  /** Photos that the patient has already. */
  known: z.number().int(),
  /** What is no photo. */
  left: z.number().int(),
})
export type FetchedStudy = z.infer<typeof fetchedStudy>

/** A study that was fetched, or whom a file of it names whom nobody has seen: then nothing was filed. */
export const fetchedOrOther = z.strictObject({
  fetched: fetchedStudy.nullable(),
  other: otherThere.nullable(),
})

/** Those that reach the records alone. */
export const ARCHIVE_RECORD_CHANNELS = {
  'archive:get-settings': {
    permission: 'clinic.write',
    request: z.undefined(),
    response: z.strictObject({ fields: archiveFields, hasSecret: z.boolean() }),
  },
  'archive:change-settings': {
    permission: 'clinic.write',
    request: z.strictObject({ fields: archiveFields, secret }),
    response: z.strictObject({ fields: archiveFields, hasSecret: z.boolean() }),
  },
  /** How far the patient's photos are, and which of them came from there. */
  'archive:get-state': {
    permission: 'patient.read',
    request: z.strictObject({ patientId: recordId }),
    response: z.strictObject({
      isSet: z.boolean(),
      outbox: z.array(outboxLine),
      received: z.array(recordId),
    }),
  },
  /**
   * Puts photos and what belongs to them on their way, and again the patient's reports that were given up. Those that came from there
   * stay. `corrected`: somebody says that the archive has these patients' visits under their numbers of now.
   */
  'archive:send': {
    permission: 'record.export',
    request: z.strictObject({ photos: eachOnce, corrected: z.boolean().optional() }),
    response: z.strictObject({ queued: z.number().int(), reports: z.number().int() }),
  },
} as const

/** Those that go out into the network. `asked`: a name of the page's own, by which it can be cancelled. */
export const ARCHIVE_CHANNELS = {
  'archive:test': {
    permission: 'clinic.write',
    request: z.strictObject({ fields: archiveFields, secret }),
    response: z.void(),
  },
  /** Certificates from a file that the user picks; null: none was picked. */
  'archive:choose-ca': {
    permission: 'clinic.write',
    request: z.undefined(),
    response: z.strictObject({ ca: archiveFields.shape.ca.nullable() }),
  },
  'archive:find': {
    permission: 'patient.write',
    request: z.strictObject({ asked: z.uuid(), patientId: recordId }),
    response: z.array(archivedStudy),
  },
  /** `seen`: whom the study and its files name otherwise, as somebody has seen it who says that it is this patient. */
  'archive:fetch': {
    permission: 'patient.write',
    request: z.strictObject({
      asked: z.uuid(),
      patientId: recordId,
      studyInstance: z.string().regex(/^[0-9.]{1,64}$/),
      seen: z.array(named).max(50),
    }),
    response: fetchedOrOther,
  },
  /** Ends what was asked under this name, which fails as cancelled; nothing where it has ended. */
  'archive:cancel': { request: z.strictObject({ asked: z.uuid() }), response: z.void() },
} as const
