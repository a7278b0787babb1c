import { z } from 'zod'
import { recordId } from './record-id.ts'
import { line, text } from './typed-text.ts'

export const SEXES = ['female', 'male', 'other'] as const

/** Fitzpatrick's types 1 to 6, as they are written. */
export const SKIN_TYPE_NAMES = ['I', 'II', 'III', 'IV', 'V', 'VI'] as const

const day = z.iso.date()

/** What staff fill in of a patient. The clinic's number and the name are needed, the rest is as the clinic likes. */
export const patientFields = z.strictObject({
  /** The clinic's own. */
  number: line(64).pipe(z.string().min(1)),
  name: line(200).pipe(z.string().min(1)),
  birthDate: day.nullable(),
  sex: z.enum(SEXES).nullable(),
  /** Fitzpatrick, I to VI. */
  skinType: z.number().int().min(1).max(6).nullable(),
  notes: text(20_000),
  allergies: text(2000),
  tags: z
    .array(line(64).pipe(z.string().min(1)))
    .max(50)
    .transform((tags) => [...new Set(tags)].sort()),
})
export type PatientFields = z.infer<typeof patientFields>

export const patient = z.strictObject({
  id: recordId,
  ...patientFields.shape,
  createdMs: z.number().int(),
  changedMs: z.number().int(),
})
export type Patient = z.infer<typeof patient>

/** A line of the list: enough to tell two people apart. */
export const patientLine = z.strictObject({
  id: recordId,
  number: z.string(),
  name: z.string(),
  birthDate: day.nullable(),
  sex: z.enum(SEXES).nullable(),
  lastVisitMs: z.number().int().nullable(),
})
export type PatientLine = z.infer<typeof patientLine>
