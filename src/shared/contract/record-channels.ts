import { z } from 'zod'
import { analysis } from '../domain/analysis.ts'
import { clinicProfile } from '../domain/clinic.ts'
import { consent, consentFields } from '../domain/consent.ts'
import { knownPhoto } from '../domain/known-photo.ts'
import { patient, patientFields, patientLine } from '../domain/patient.ts'
import { photo, photoFields } from '../domain/photo.ts'
import { photoCheck, photoQuality } from '../domain/photo-quality.ts'
import { recordId } from '../domain/record-id.ts'
import { line } from '../domain/typed-text.ts'
import { reminder, reminderFields } from '../domain/reminder.ts'
import { type Permission, user } from '../domain/user.ts'
import { visit, visitFields } from '../domain/visit.ts'
import { ANNOTATION_CHANNELS } from './annotation-channels.ts'
import { ARCHIVE_RECORD_CHANNELS } from './archive-channels.ts'
import { AUDIT_CHANNELS } from './audit-channels.ts'
import { PRINTED_CARD_CHANNELS } from './card-channels.ts'
import { DRAWN_REGION_CHANNELS } from './drawn-region-channels.ts'
import { ERASE_CHANNELS } from './erase-channels.ts'
import { NUDGE_CHANNELS } from './nudge-channels.ts'
import { MERGE_CHANNELS, mergedRecord } from './merge-channels.ts'

/** What somebody types who looks for a patient. */
const typed = line(200)

export const MAX_PATIENTS_FOUND = 200

/** A kept photo, and what is known of its skin. */
const photoRecord = z.strictObject({
  ...photo.shape,
  /** Whether a small picture of it was kept. */
  thumbnail: z.boolean(),
  /** Null: it met the rules of capture, or was never held against them. */
  quality: photoQuality.nullable(),
  /** The newest of its analyses; null: never analysed. */
  analysis: z
    .strictObject({
      ...analysis.shape,
      /** Of each region by name, for example `brown.area`. */
      numbers: z.array(z.strictObject({ region: z.string(), name: z.string(), value: z.number() })),
      /** How many analyses there are of it. */
      count: z.number().int().positive(),
    })
    .nullable(),
})
export type PhotoRecord = z.infer<typeof photoRecord>

/** A visit with its photos, the first taken first. */
const visitRecord = z.strictObject({ ...visit.shape, photos: z.array(photoRecord) })
export type VisitRecord = z.infer<typeof visitRecord>

/**
 * A patient with all visits, the newest first, the records that were merged into this one, consents, the newest first, and
 * reminders, the earliest first.
 */
const patientRecord = z.strictObject({
  patient,
  visits: z.array(visitRecord),
  merged: z.array(mergedRecord),
  consents: z.array(consent),
  reminders: z.array(reminder),
})
export type PatientRecord = z.infer<typeof patientRecord>

/**
 * The channels that reach patients' records. Each names what its caller must be permitted to do; the thread that holds the
 * records checks it before it looks at the request.
 */
export const RECORD_CHANNELS = {
  'user:list': { permission: 'user.write', request: z.undefined(), response: z.array(user) },
  'clinic:get-profile': { permission: 'clinic.write', request: z.undefined(), response: clinicProfile },
  'clinic:change-profile': {
    permission: 'clinic.write',
    request: z.strictObject({ profile: clinicProfile }),
    response: clinicProfile,
  },
  'patient:find': {
    permission: 'patient.read',
    request: z.strictObject({ typed, limit: z.number().int().min(1).max(MAX_PATIENTS_FOUND) }),
    response: z.array(patientLine),
  },
  'patient:get': {
    permission: 'patient.read',
    request: z.strictObject({ id: recordId }),
    response: patientRecord,
  },
  'patient:add': { permission: 'patient.write', request: patientFields, response: patient },
  /** `seenMs`: when the patient that the user changes was changed last, so that nobody's work is written over unseen. */
  'patient:change': {
    permission: 'patient.write',
    request: z.strictObject({ id: recordId, fields: patientFields, seenMs: z.number().int() }),
    response: patient,
  },
  'visit:add': {
    permission: 'patient.write',
    request: z.strictObject({ patientId: recordId, fields: visitFields }),
    response: visit,
  },
  'visit:change': {
    permission: 'patient.write',
    request: z.strictObject({ id: recordId, fields: visitFields, seenMs: z.number().int() }),
    response: visit,
  },
  'consent:give': { permission: 'consent.write', request: consentFields, response: consent },
  'consent:withdraw': {
    permission: 'consent.write',
    request: z.strictObject({ id: recordId }),
    response: consent,
  },
  'reminder:add': { permission: 'patient.write', request: reminderFields, response: reminder },
  'reminder:set-done': {
    permission: 'patient.write',
    request: z.strictObject({ id: recordId, done: z.boolean() }),
    response: reminder,
  },
  /** What is due by the day and not done, the earliest first; of more than `MAX_REMINDERS_DUE` those that were due last. */
  'reminder:due': {
    permission: 'patient.read',
    request: z.strictObject({ day: z.iso.date() }),
    response: z.array(z.strictObject({ ...reminder.shape, patient: patientLine })),
  },
  ...ANNOTATION_CHANNELS,
  ...DRAWN_REGION_CHANNELS,
  ...PRINTED_CARD_CHANNELS,
  ...NUDGE_CHANNELS,
  ...AUDIT_CHANNELS,
  ...MERGE_CHANNELS,
  ...ERASE_CHANNELS,
  ...ARCHIVE_RECORD_CHANNELS,
} as const satisfies Record<
  string,
  { readonly permission: Permission; readonly request: z.ZodType; readonly response: z.ZodType }
>

export type RecordChannel = keyof typeof RECORD_CHANNELS
export type RecordRequest<C extends RecordChannel> = z.infer<(typeof RECORD_CHANNELS)[C]['request']>
export type RecordResponse<C extends RecordChannel> = z.infer<(typeof RECORD_CHANNELS)[C]['response']>

/** What staff say of a photo; the rest is read from the file. */
export const photoLabels = z.strictObject({
  visitId: recordId,
  view: photoFields.shape.view,
  bodySite: photoFields.shape.bodySite,
  /** A photo of the same visit, view and body site that this one repeats; null: none. */
  repeats: photoFields.shape.repeats,
})
export type PhotoLabels = z.infer<typeof photoLabels>

/**
 * A photo that was kept, or one that waits under a name because it does not meet these rules of capture, because a record holds it
 * already, or because its file names another patient.
 */
export const keptOrRefused = z.strictObject({
  added: photo.nullable(),
  refused: z
    .strictObject({
      waiting: z.uuid(),
      failed: z.array(photoCheck),
      known: knownPhoto.nullable(),
      otherPatient: z.boolean(),
    })
    .refine(
      ({ failed, known, otherPatient }) => failed.length > 0 || known !== null || otherPatient,
      'expected a reason to refuse it',
    )
    .nullable(),
})
export type KeptOrRefused = z.infer<typeof keptOrRefused>
export type PhotoRefused = NonNullable<KeptOrRefused['refused']>
