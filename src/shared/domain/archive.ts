import { z } from 'zod'
import { recordId } from './record-id.ts'
import { line } from './typed-text.ts'

/** Of the certificates of the clinic's own authority, PEM. */
export const MAX_CA_CHARACTERS = 64_000

/** How the archive knows this clinic: not at all, by name and password, or by a token. */
export const ARCHIVE_ACCESS = ['none', 'basic', 'bearer'] as const

const PEM = /^(\s*-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*)+$/

/** The clinic's archive, but for its secret. */
export const archiveFields = z.strictObject({
  /** Of its DICOMweb service; empty: there is no archive. */
  url: line(500),
  access: z.enum(ARCHIVE_ACCESS),
  /** The name for `basic`. */
  user: line(200),
  /** Certificates of an authority that only this clinic trusts; empty: those that the computer trusts. */
  ca: z.string().max(MAX_CA_CHARACTERS).regex(PEM).or(z.literal('')),
})
export type ArchiveFields = z.infer<typeof archiveFields>

/** What goes to the archive for a photo: itself, and of its newest analysis the maps and the numbers. */
export const PHOTO_PARTS = ['photo', 'map-red', 'map-brown', 'map-gray', 'numbers'] as const
export type PhotoPart = (typeof PHOTO_PARTS)[number]

/** … and for itself: a report. */
export const ARCHIVE_PARTS = [...PHOTO_PARTS, 'report'] as const

export const OUTBOX_STATES = ['queued', 'sending', 'sent', 'failed'] as const
export type OutboxState = (typeof OUTBOX_STATES)[number]

/** One thing on its way to the archive, or there. */
export const outboxLine = z.strictObject({
  id: recordId,
  /** Null: of a report. */
  photoId: recordId.nullable(),
  part: z.enum(ARCHIVE_PARTS),
  /** When the photo was taken, or the report made. */
  ofMs: z.number().int(),
  state: z.enum(OUTBOX_STATES),
  /** Why it failed, or failed last: an error code, or `DICOM_` and the archive's own number; `''`: it did not. */
  reason: z.string().max(40),
  attempts: z.number().int().nonnegative(),
  /** When it is tried next; null: not any more, or it is being sent. */
  nextMs: z.number().int().nullable(),
  changedMs: z.number().int(),
})
export type OutboxLine = z.infer<typeof outboxLine>
