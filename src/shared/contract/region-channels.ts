import { z } from 'zod'
import { regionConfidence, regionMetrics } from './analysis-report.ts'

/** Measuring a region that the user has drawn. Like the tiles it reaches the photo on the screen and no record. */

/** Corners that an outline may have: enough for a curve that was drawn by hand. */
export const MAX_CORNERS = 1000

/** px of the photo, inside it or not; far beyond any photo nothing is drawn. */
const coordinate = z.number().min(-1e5).max(1e5)

export const outline = z
  .array(z.strictObject({ x: coordinate, y: coordinate }))
  .min(3)
  .max(MAX_CORNERS)

/** The numbers of the skin inside an outline. */
export const measuredOutline = z.strictObject({
  /** Pixels of the photo inside, and how many of them are skin: the numbers are over these. */
  insidePx: z.number().int().nonnegative(),
  skinPx: z.number().int().nonnegative(),
  /** Of that skin, mm²; null where the photo's scale is not known. */
  skinMm2: z.number().nonnegative().nullable(),
  maps: regionMetrics,
  confidence: regionConfidence,
})
export type MeasuredOutline = z.infer<typeof measuredOutline>

export const REGION_CHANNELS = {
  /** `set`: of the analysis whose maps are meant; `measured` null: these are not, or no longer, on the screen. */
  'region:measure': {
    request: z.strictObject({ set: z.uuid(), outline }),
    response: z.strictObject({ measured: measuredOutline.nullable() }),
  },
} as const
