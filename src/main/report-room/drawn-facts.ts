import type { AnalysisReport } from '../../shared/contract/analysis-report.ts'
import { changeOf } from '../../shared/imaging/change.ts'
import type { Rings } from '../../shared/imaging/outline.ts'
import { PIGMENTS } from '../../shared/imaging/pigments.ts'
import type { ImageSize } from '../../shared/imaging/pixels.ts'
import type { MapNumbers, ReportOutline, ReportRegion } from '../../shared/reports/report-shot.ts'
import type { MeasuredDrawn } from './drawn-regions.ts'
import { comparableWith } from './shot-numbers.ts'

/**
 * The numbers of drawn regions, and what they differ by from the same skin of the photo before. Nobody draws a region on shots that
 * repeat one another, so there is no noise to hold the difference against, and the report says so. One without skin has none.
 */
export function drawnNumbers(
  drawn: readonly MeasuredDrawn[],
  report: AnalysisReport,
  before: AnalysisReport | null,
): ReportRegion[] {
  const isComparable = comparableWith(report, before) !== null
  return drawn.flatMap(({ region: { ordinal, name }, maps, before: then }) => {
    if (!maps) return []
    const earlier = isComparable ? then?.maps : undefined
    const numbers = PIGMENTS.map((pigment): [string, MapNumbers] => {
      const change = earlier && changeOf(earlier[pigment].mean, maps[pigment].mean, null)
      return [
        pigment,
        {
          ...maps[pigment],
          change: change ? { difference: change.difference, verdict: change.verdict } : null,
        },
      ]
    })
    return { name, drawn: ordinal, maps: Object.fromEntries(numbers) as unknown as ReportRegion['maps'] }
  })
}

/** How drawn regions lie on a photo of the report: on the one that they were drawn on, or on the one before it. */
export const outlinesOn = (
  size: ImageSize,
  isOwn: boolean,
  drawn: readonly MeasuredDrawn[],
): readonly ReportOutline[] =>
  drawn.flatMap(({ region: { ordinal, name, rings: own }, before }) => {
    const rings = isOwn ? own : before?.rings
    return rings ? [{ drawn: ordinal, name, rings: sharesOf(rings, size) }] : []
  })

/** The middles of pixels lie at whole coordinates: half a pixel from where a photo begins. */
const sharesOf = (rings: Rings, { width, height }: ImageSize): ReportOutline['rings'] =>
  rings.map((ring) => ring.map(({ x, y }) => ({ x: (x + 0.5) / width, y: (y + 0.5) / height })))
