import { z } from 'zod'
import { recordId } from './record-id.ts'

/** A correction by hand of how one photo lies on another (`nudged` in imaging/alignment.ts). */
export const nudge = z.strictObject({
  /** Px of the photo that stands still. */
  dx: z.number().min(-1e5).max(1e5),
  dy: z.number().min(-1e5).max(1e5),
  /** Clockwise on the screen. */
  rotationDegrees: z.number().min(-180).max(180),
  /** Above 1: the other photo is seen larger. */
  scale: z.number().min(0.1).max(10),
})
export type Nudge = z.infer<typeof nudge>

export const NO_NUDGE: Nudge = { dx: 0, dy: 0, rotationDegrees: 0, scale: 1 }

export const isNudged = ({ dx, dy, rotationDegrees, scale }: Nudge): boolean =>
  dx !== 0 || dy !== 0 || rotationDegrees !== 0 || scale !== 1

/** Two kept photos: the one that stands still, and the one that is laid on it. */
export const photoPair = z.strictObject({ photo: recordId, other: recordId })
