import { z } from 'zod'
import { recordId } from './record-id.ts'
import { line } from './typed-text.ts'

/** A region that somebody drew over a photo to measure the skin inside. It lies beside the photo, never in its pixels. */

export const REGION_LIMITS = {
  ofPhoto: 100,
  /** Of one region: holes and islands count. */
  rings: 100,
  /** Of one region, all rings together. */
  corners: 4000,
  nameLength: 60,
} as const

export const REGION_TOOLS = ['ellipse', 'polygon', 'brush'] as const
export type RegionTool = (typeof REGION_TOOLS)[number]

/** A hundredth of a pixel is finer than anybody draws; more digits would only be stored. */
const rounded = (value: number): number => Math.round(value * 100) / 100

/** px of the photo, inside it or not, the middles of pixels at whole coordinates; far beyond any photo nothing is drawn. */
const coordinate = z.number().min(-1e5).max(1e5).transform(rounded)

const ring = z.array(z.strictObject({ x: coordinate, y: coordinate })).min(3)

/** What a region covers: `Rings` of `imaging/outline.ts`. */
export const regionRings = z
  .array(ring)
  .min(1)
  .max(REGION_LIMITS.rings)
  .refine(
    (rings) => rings.reduce((sum, { length }) => sum + length, 0) <= REGION_LIMITS.corners,
    `expected at most ${REGION_LIMITS.corners} corners`,
  )

export const drawnRegionFields = z.strictObject({
  /** Which of the photo's regions it is, from 1 up: what it is called as long as it has no name. */
  ordinal: z.number().int().min(1).max(100_000),
  /** '': none. */
  name: line(REGION_LIMITS.nameLength),
  tool: z.enum(REGION_TOOLS),
  rings: regionRings,
})
export type DrawnRegionFields = z.infer<typeof drawnRegionFields>

export const drawnRegion = z.strictObject({
  id: recordId,
  photoId: recordId,
  ...drawnRegionFields.shape,
  createdMs: z.number().int(),
  changedMs: z.number().int(),
})
export type DrawnRegion = z.infer<typeof drawnRegion>
