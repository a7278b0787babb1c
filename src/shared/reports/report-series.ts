import { z } from 'zod'
import { line } from '../domain/typed-text.ts'
import { MAP_NUMBERS } from '../domain/analysis.ts'

const value = z.number().nullable()

/** One number of one region over time, for all three maps. */
export const reportSeries = z.strictObject({
  /** As `ReportRegion.name`. */
  region: line(60),
  number: z.enum(MAP_NUMBERS),
  points: z
    .array(
      z.strictObject({
        atMs: z.number().int(),
        /** Null: this photo has no such number. */
        red: value,
        brown: value,
        gray: value,
        /** False: of another version or region than the point before, so that no line may join the two. */
        joined: z.boolean(),
      }),
    )
    .max(400),
})
export type ReportSeries = z.infer<typeof reportSeries>
