import { z } from 'zod'
import { cameraData } from './camera-data.ts'
import type { PictureLimits } from './limits.ts'
import { REFUSAL_CODES } from './protocol.ts'
import { dicomFacts } from './dicom/dicom-facts.ts'
import type { PhotoType } from './sniff.ts'

/**
 * What the client and the decoder process say to each other about one photo:
 *
 *     client   photo ──▸        bytes ──▸  …            more ──▸ …
 *     process         ◂── send         ◂── send … header ◂── rows ◂── rows … ◂── done | refused
 *
 * Bytes travel in pieces that the process asks for; rows travel with at most ROWS_IN_FLIGHT pieces unacknowledged.
 * Neither side ever holds more than a few megabytes in the pipe.
 */
export type ToChild =
  | {
      readonly kind: 'photo'
      readonly job: number
      readonly type: PhotoType
      readonly byteLength: number
      readonly limits: PictureLimits
    }
  | { readonly kind: 'bytes'; readonly job: number; readonly bytes: Uint8Array }
  | { readonly kind: 'more'; readonly job: number }

const job = z.int().nonnegative()
const sentence = z
  .string()
  .min(1)
  .max(400)
  .regex(/^[^\p{Cc}]*$/u)

/** The header of an upright picture in sRGB, as announced before its rows. */
const header = z.strictObject({
  kind: z.literal('header'),
  job,
  width: z.int().positive(),
  height: z.int().positive(),
  bits: z.union([z.literal(8), z.literal(16)]),
  profile: sentence.max(100).nullable(),
  orientation: z.int().min(1).max(8),
  camera: cameraData,
  /** Of a DICOM file; null: another kind. */
  dicom: dicomFacts.nullable().default(null),
})

/** Everything a decoder process may say. Whatever does not parse ends the process. */
export const FromChild = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('send'), job }),
  header,
  z.strictObject({
    kind: z.literal('rows'),
    job,
    firstRow: z.int().nonnegative(),
    /** Whole rows of interleaved R, G, B; 16-bit samples in little-endian order. */
    data: z.instanceof(Uint8Array),
  }),
  z.strictObject({ kind: z.literal('done'), job }),
  z.strictObject({
    kind: z.literal('refused'),
    job,
    code: z.enum(REFUSAL_CODES),
    message: sentence,
    facts: z.record(sentence, z.union([sentence, z.number()])),
  }),
  /** A fault of ours in the process: it stays usable, the photo is not decoded. */
  z.strictObject({ kind: z.literal('failed'), job }),
])

export type FromChild = z.infer<typeof FromChild>
export type PictureHeader = Omit<z.infer<typeof header>, 'kind' | 'job'>
