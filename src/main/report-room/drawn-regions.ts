import type { AnalysisReport } from '../../shared/contract/analysis-report.ts'
import { BasalisError } from '../../shared/contract/errors.ts'
import type { DrawnRegion } from '../../shared/domain/drawn-region.ts'
import { nudged, nudgedInOther } from '../../shared/imaging/alignment.ts'
import type { PhotoComparison } from '../../shared/imaging/comparability.ts'
import type { RegionMetrics } from '../../shared/imaging/metrics.ts'
import type { Rings } from '../../shared/imaging/outline.ts'
import { PIGMENTS } from '../../shared/imaging/pigments.ts'
import { ringsInOther } from '../../shared/imaging/rings-in-other.ts'
import type { LaidByHand } from '../records/service/report-rows.ts'
import { readGrey16Png, readGrey8Png } from '../encoder/read-grey.ts'
import type { PictureServices } from './shot-pictures.ts'

/** A region that was drawn on the photo of a report. */
export interface MeasuredDrawn {
  readonly region: DrawnRegion
  /** Null: there is no skin inside. */
  readonly maps: RegionMetrics | null
  /** The same skin of the photo before, px of that, where the two were laid on each other. */
  readonly before: { readonly rings: Rings; readonly maps: RegionMetrics | null } | null
}

/** A kept photo that was analysed. */
export interface DrawnOn {
  readonly photo: string
  readonly report: AnalysisReport
}

/** How a pair lies on each other, as it was laid by hand where it was. */
export function laidByHand(comparison: PhotoComparison, byHand: LaidByHand | null): PhotoComparison {
  if (!byHand) return comparison
  const corrected = byHand.laid === 'before' ? nudged : nudgedInOther
  return { ...comparison, alignment: corrected(comparison.alignment, byHand.nudge) }
}

/**
 * Measures drawn regions in the kept maps of their photo, and in those of the photo before, as on the screen. `before` null: there is
 * none, or it lies on nothing. Fails with IMAGE_MISSING, IMAGE_CORRUPT, CancelledError, and as the records do.
 */
export async function measureDrawn(
  regions: readonly DrawnRegion[],
  on: DrawnOn,
  before: (DrawnOn & { readonly comparison: PhotoComparison }) | null,
  services: PictureServices,
): Promise<readonly MeasuredDrawn[]> {
  if (regions.length === 0) return []
  const own = await numbersIn(
    regions.map(({ rings }) => rings),
    on,
    services,
  )
  const alignment = before?.comparison.alignment
  const earlier =
    alignment && alignment.method !== 'none'
      ? regions.map(({ rings }) => ringsInOther(rings, alignment))
      : null
  const then = before && earlier ? await numbersIn(earlier, before, services) : []
  return regions.map((region, place) => {
    const rings = earlier?.[place]
    return {
      region,
      maps: own[place] ?? null,
      before: rings ? { rings, maps: then[place] ?? null } : null,
    }
  })
}

async function numbersIn(
  regions: readonly Rings[],
  { photo, report }: DrawnOn,
  { analysis: { runner, memory }, loadLayers, signal }: PictureServices,
): Promise<readonly (RegionMetrics | null)[]> {
  const kept = new Map(
    ((await loadLayers(photo, [...PIGMENTS, 'skin'])) ?? []).map(({ name, bytes }) => [name, bytes]),
  )
  const bytesOf = (name: string): Uint8Array => {
    const bytes = kept.get(name)
    if (!bytes) throw new BasalisError('IMAGE_MISSING', 'expected a layer of a kept analysis, found none')
    return bytes
  }
  const { width, height } = report.input
  const size = { width, height }
  const pixels = width * height
  const planes = memory.scope()
  try {
    const maps = { ...size, data: planes.words(PIGMENTS.length * pixels) }
    for (const [place, pigment] of PIGMENTS.entries())
      await readGrey16Png(bytesOf(pigment), size, maps.data.subarray(place * pixels, (place + 1) * pixels))
    const skin = await readGrey8Png(bytesOf('skin'), size, planes.bytes(pixels))
    const { areaLevel, spotMinArea } = report.parameters
    const found: (RegionMetrics | null)[] = []
    for (const rings of regions) {
      const input = { rings, maps, skin, areaLevel, spotMinArea }
      const measured = await runner.run('measureRegionMaps', input, { signal, priority: 'background' })
      found.push(measured.skinPx > 0 ? measured.maps : null)
    }
    return found
  } finally {
    planes.close()
    memory.trim()
    runner.releaseMemory()
  }
}
