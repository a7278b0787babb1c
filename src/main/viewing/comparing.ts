import type { EarlierPhoto } from '../../shared/contract/change-path.ts'
import type { PhotoComparison } from '../../shared/imaging/comparability.ts'
import type { Pigment } from '../../shared/imaging/pigments.ts'
import { changeMap } from '../analysis/alignment/change-map.ts'
import { comparePhotos } from '../analysis/alignment/compare-photos.ts'
import { shrunk, wholeOf } from '../analysis/alignment/shrunk.ts'
import type { ByteTile } from '../analysis/layers/layer-set.ts'
import { FRESH_PLANES } from '../analysis/plane-memory.ts'
import type { AnalysisService } from './analysis-service.ts'
import type { OpenPhoto } from './open-photo.ts'

/** What two photos of the same patient have in common, and what has changed between them. */
export interface Comparing {
  /** Lays `other` on `reference`. Fails with CancelledError, or as the workers do. */
  compare(reference: OpenPhoto, other: OpenPhoto, signal: AbortSignal): Promise<PhotoComparison>
  /**
   * What one pigment's map has gained or lost from the earlier of the two to the later, painted at a small size of the reference,
   * which is the photo at hand; null where one of them has no maps, or they could not be laid on each other.
   */
  change(
    reference: OpenPhoto,
    other: OpenPhoto,
    comparison: PhotoComparison,
    of: { readonly pigment: Pigment; readonly earlier: EarlierPhoto },
  ): Promise<ByteTile | null>
}

/**
 * The smallest change that is shown, on the maps' scale of 0…1: what the nets state as the bound of their error
 * (models/manifest.json).
 */
const LEAST_CHANGE = 0.1

/** By the workers of the analysis. */
export function comparingBy(analysis: AnalysisService): Comparing {
  return {
    async compare(reference, other, signal) {
      const { runner } = (await analysis.engine()).services
      try {
        return await comparePhotos(await reference.toCompare(), await other.toCompare(), { runner, signal })
      } finally {
        runner.releaseMemory()
      }
    },
    async change(reference, other, { alignment }, { pigment, earlier }) {
      const [one, two] = [await reference.mapOf(pigment), await other.mapOf(pigment)]
      if (!one || !two || alignment.method === 'none') return null
      const { runner } = (await analysis.engine()).services
      const change = await changeMap(
        { reference: one, other: two, alignment, noiseFloor: LEAST_CHANGE },
        { runner, planes: FRESH_PLANES },
      )
      const { width, height } = change
      const { photo: whole } = await reference.toCompare()
      const photo = await shrunk(whole, wholeOf(whole), Math.max(width, height), { runner })
      const data = await runner.run('paintChange', { change, photo, back: earlier === 'hand' })
      runner.releaseMemory()
      return { width, height, data }
    },
  }
}
