import { z } from 'zod'
import { recordId } from '../domain/record-id.ts'
import { captureFigures, faceToBeLike } from '../imaging/capture-figures.ts'
import { packedLength } from '../imaging/packed-picture.ts'

/** Longest side of a live picture that is sent to be measured, px. */
export const LIVE_SIDE = 640

const livePicture = z
  .strictObject({
    width: z.number().int().min(1).max(LIVE_SIDE),
    height: z.number().int().min(1).max(LIVE_SIDE),
    /** As `packed-picture.ts` packs it. */
    packed: z.instanceof(Uint8Array),
    /** When it was seen, ms of a clock that only goes on: motion is told by it. */
    atMs: z.number().nonnegative(),
    of: z.enum(['face', 'site']),
  })
  .refine(({ packed, ...size }) => packed.byteLength === packedLength(size), 'expected a packed picture')

export const CAPTURE_CHANNELS = {
  /** What a running camera shows, measured; motion is told from the picture before. */
  'capture:measure': {
    request: livePicture,
    response: z.strictObject({ figures: captureFigures }),
  },
  /** The face of a kept photo, so that a new one can be like it; null where none is found. Counts as a look at it. */
  'capture:face-of': {
    permission: 'patient.read',
    request: z.strictObject({ photo: recordId }),
    response: z.strictObject({ face: faceToBeLike.nullable() }),
  },
  /** The camera is off. */
  'capture:end': { request: z.undefined(), response: z.void() },
} as const
