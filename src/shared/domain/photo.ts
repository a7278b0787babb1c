import { z } from 'zod'
import { recordId } from './record-id.ts'
import { line } from './typed-text.ts'

export const VIEWS = ['front', 'left', 'right', 'detail'] as const

/** What is known of a photo besides its bytes. */
export const photoFields = z.strictObject({
  /** What the file's name ends in, as the decoder calls its kind: it becomes part of a path where a photo leaves. */
  format: z.string().regex(/^[a-z0-9]{1,5}$/),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  view: z.enum(VIEWS),
  bodySite: line(200),
  takenMs: z.number().int(),
  device: line(200),
  /** What the camera wrote beside the picture, by name. */
  exif: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The photo that this shot repeats. */
  repeats: recordId.nullable(),
})
export type PhotoFields = z.infer<typeof photoFields>

export const photo = z.strictObject({
  id: recordId,
  visitId: recordId,
  /** Of the original bytes. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().nonnegative(),
  ...photoFields.shape,
})
export type Photo = z.infer<typeof photo>
