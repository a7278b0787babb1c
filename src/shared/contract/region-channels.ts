import { z } from 'zod'
import { regionRings } from '../domain/drawn-region.ts'
import { regionConfidence, regionMetrics } from './analysis-report.ts'

/** Measuring a region that the user has drawn. Like the tiles it reaches the photo on the screen and no record. */

/** The numbers of the skin inside a region. */
export const measuredRings = z.strictObject({
  /** Pixels of the photo inside, and how many of them are skin: the numbers are over these. */
  insidePx: z.number().int().nonnegative(),
  skinPx: z.number().int().nonnegative(),
  /** Of that skin, mm²; null where the photo's scale is not known. */
  skinMm2: z.number().nonnegative().nullable(),
  maps: regionMetrics,
  confidence: regionConfidence,
})
export type MeasuredRings = z.infer<typeof measuredRings>

export const REGION_CHANNELS = {
  /** `set`: of the analysis whose maps are meant; `measured` null: these are not, or no longer, on the screen. */
  'region:measure': {
    request: z.strictObject({ set: z.uuid(), rings: regionRings }),
    response: z.strictObject({ measured: measuredRings.nullable() }),
  },
} as const
