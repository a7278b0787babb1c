import type { Pigment } from './pigments.ts'

/** Numbers of one map over one region (pipeline §7). */
export interface MapMetrics {
  /** Mean of the map, 0…1. */
  readonly mean: number
  readonly sd: number
  /** Coefficient of variation sd / mean; 0 where the mean is 0. */
  readonly cv: number
  /** Share of the region, 0…1, at or above the parameter `areaLevel`. */
  readonly area: number
  /** Connected areas at or above `areaLevel` of at least `spotMinArea` px². */
  readonly spots: number
}

export type RegionMetrics = Readonly<Record<Pigment, MapMetrics>>

/** How far one map is to be trusted over one region. */
export interface ConfidenceMetrics {
  /** Mean confidence, 0…1. */
  readonly mean: number
  /** Share of the region, 0…1, where the confidence is below `LOW_CONFIDENCE`. */
  readonly low: number
}

/** Below this a map is more likely off by more than its error bound than not. */
export const LOW_CONFIDENCE = 0.5

/** What the photo itself says about the region's skin. */
export interface SkinMetrics {
  /** Individual typology angle in degrees of the mean L*, b*. Meaningful under neutral light only. */
  readonly itaDegrees: number
  /** Mean |difference| of neighbouring pixels on L* of the specular image, in L* per px. */
  readonly roughness: number
}

/** Mean, standard deviation and the like of values given one by one. */
export class MapStatistics {
  #count = 0
  #sum = 0
  #squares = 0
  #covered = 0
  readonly #areaLevel: number

  constructor(areaLevel: number) {
    this.#areaLevel = areaLevel
  }

  add(value: number): void {
    this.#count += 1
    this.#sum += value
    this.#squares += value * value
    if (value >= this.#areaLevel) this.#covered += 1
  }

  result(): Omit<MapMetrics, 'spots'> {
    if (this.#count === 0) return { mean: 0, sd: 0, cv: 0, area: 0 }
    const mean = this.#sum / this.#count
    const sd = Math.sqrt(Math.max(0, this.#squares / this.#count - mean * mean))
    return { mean, sd, cv: mean > 0 ? sd / mean : 0, area: this.#covered / this.#count }
  }
}
