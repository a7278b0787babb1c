import { z } from 'zod'

/** One line of text without control characters, as the wire takes it. */
const short = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}]*$/u)

/** What the camera wrote beside the picture. A place is never among it, nor a serial number. */
export const cameraData = z.strictObject({
  /** When the shutter opened, ms since 1970; null: not written, or no date. Without a zone: by this computer's. */
  takenMs: z.int().nullable(),
  /** Maker and model; empty: not written. */
  device: z.string().max(100),
  /** By EXIF's names, as text or number. */
  values: z.record(short, z.union([short, z.number()])),
})
export type CameraData = z.infer<typeof cameraData>

export const NO_CAMERA_DATA: CameraData = { takenMs: null, device: '', values: {} }
