import { z } from 'zod'

/** A pixel of a photo, from its upper left corner. */
export const pixel = z.strictObject({ x: z.number().int().nonnegative(), y: z.number().int().nonnegative() })
export type Pixel = z.infer<typeof pixel>

const share = z.number().min(0).max(1)
const mapValue = z.strictObject({ value: share, confidence: share })

/** What is known of one pixel. */
export const pixelValues = z.strictObject({
  /** Of the photo: L*, a*, b*. */
  lab: z.tuple([z.number(), z.number(), z.number()]),
  /** Null: not computed, or no skin. */
  maps: z.strictObject({ red: mapValue, brown: mapValue, gray: mapValue }).nullable(),
})
export type PixelValues = z.infer<typeof pixelValues>
