import { z } from 'zod'
import { headPose } from './comparability.ts'

/** What is measured of a camera's picture, or of a photo before it is kept. Shares are 0…1. */

/** Parts of a face that may be covered. */
export const FACE_PARTS = ['forehead', 'eyes', 'cheek-right', 'cheek-left', 'nose', 'mouth'] as const
export type FacePart = (typeof FACE_PARTS)[number]

export const faceFigures = z.strictObject({
  /** From the brows to the chin, as a share of the picture's height. */
  heightShare: z.number().nonnegative(),
  /** Of the face's middle from the picture's, as shares of its width and height; above 0: right, down. */
  offset: z.strictObject({ across: z.number(), down: z.number() }),
  pose: headPose,
  /** Share of the face's outline that lies outside the picture or on its border. */
  cutShare: z.number().min(0).max(1),
  /** Of each part, the share that has the colour of this person's skin (or lips); null: not to be seen in this pose. */
  bare: z.strictObject(
    Object.fromEntries(FACE_PARTS.map((part) => [part, z.number().min(0).max(1).nullable()])) as Record<
      FacePart,
      z.ZodNullable<z.ZodNumber>
    >,
  ),
  /** Height of the eyes' openings over their widths, the mean of both. */
  eyeOpening: z.number().nonnegative(),
  /** Height of the mouth's opening over the distance between the pupils. */
  mouthOpening: z.number().nonnegative(),
  /** How far the corners of the mouth are drawn apart and up, in distances between the pupils: see `smile.ts`. */
  smile: z.number(),
  /** Px of this picture from pupil to pupil. */
  interpupillaryPx: z.number().positive(),
})
export type FaceFigures = z.infer<typeof faceFigures>

/** What a new photo of a face is to be like, from one that is kept. */
export const faceToBeLike = faceFigures.pick({ pose: true, smile: true })
export type FaceToBeLike = z.infer<typeof faceToBeLike>

export const lightFigures = z.strictObject({
  /** Median L* of the skin. */
  lightness: z.number(),
  /** Difference of the median L* of the skin's two halves, the larger of left and right, upper and lower. */
  unevenness: z.number().nonnegative(),
  /** Shares of the skin that are burnt out (a channel at its end) or nearly black (L* below 12). */
  burntShare: z.number().min(0).max(1),
  blackShare: z.number().min(0).max(1),
  /** Hue angle of the skin's median a*, b*, degrees: 0 red, 90 yellow. */
  hueDegrees: z.number(),
  /** Length of the skin's median a*, b*. */
  chroma: z.number().nonnegative(),
})
export type LightFigures = z.infer<typeof lightFigures>

export const captureFigures = z.strictObject({
  /** Of all that is to be seen: its median L*, and the share that is burnt out. */
  whole: z.strictObject({ lightness: z.number(), burntShare: z.number().min(0).max(1) }),
  /** How many faces of about the size of the largest there are. */
  faces: z.number().int().nonnegative(),
  face: faceFigures.nullable(),
  /** Skin by colour alone, where there is no face: share of the picture, and of its middle. */
  site: z.strictObject({ skinShare: z.number(), middleShare: z.number() }).nullable(),
  /** Null where no skin is seen. */
  light: lightFigures.nullable(),
  /** Contrast of fine structures over that of structures four times as coarse; null where nothing can be measured. */
  sharpness: z.number().nonnegative().nullable(),
  /** How far things move in a tenth of a second, told from the picture before, in shares of the distance between the pupils or of
   * the contrast; null without one. */
  motion: z.number().nonnegative().nullable(),
})
export type CaptureFigures = z.infer<typeof captureFigures>
