import { z } from 'zod'

const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u)

/** Whom a file names. Empty: it does not say. */
export const namedSubject = z.strictObject({
  number: line(64),
  /** The groups of a PN, as written. */
  name: line(330),
  /** An ISO date; null: not written, or no date. */
  birthDate: z.iso.date().nullable(),
})
export type NamedSubject = z.infer<typeof namedSubject>

/** What a DICOM file says besides its picture and its camera. */
export const dicomFacts = z.strictObject({
  subject: namedSubject,
  studyInstance: line(64),
  sopInstance: line(64),
  studyDescription: line(64),
  /** ms since 1970; null: not written. */
  studyMs: z.int().nullable(),
  comments: line(200),
  /** A term for the part of the body, as `FACE`. */
  bodyPart: line(16),
  /** Where the columns and rows go, as `L\F`. */
  orientation: line(33),
  /** Where in the file its JPEG lies, if it is one in one piece. */
  jpeg: z.strictObject({ at: z.int().nonnegative(), byteLength: z.int().positive() }).nullable(),
})
export type DicomFacts = z.infer<typeof dicomFacts>
