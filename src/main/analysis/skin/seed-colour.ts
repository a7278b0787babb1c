import type { ColourFeatures } from './colour-features.ts'

/** Squared Mahalanobis distance within which a colour is like the seeds' own. */
const LIKE = 9

/** The least deviations that are believed, in L* and as logarithms: shadow on a face is skin, whatever the seeds say. */
const LEAST_DEVIATION = { lightness: 12, redness: 0.06, yellowness: 0.08 }

/**
 * The pixels inside `face` and outside `cut` whose colour is like that of the seeds: within three deviations, L* and the
 * two logarithms each by itself, of the seeds' median.
 */
export function coloursLike(
  features: ColourFeatures,
  seeds: Uint8Array,
  face: Uint8Array,
  cut: Uint8Array,
): Uint8Array {
  const channels = (['lightness', 'redness', 'yellowness'] as const).map((name) => {
    const plane = features[name]
    const values = plane.filter((_, at) => seeds[at] !== 0 && cut[at] === 0).sort()
    const at = (share: number): number => values[Math.floor(share * (values.length - 1))] ?? 0
    // The middle two thirds of a normal distribution are two deviations wide.
    const deviation = Math.max(LEAST_DEVIATION[name], (at(5 / 6) - at(1 / 6)) / 2)
    return { plane, median: at(0.5), deviation }
  })
  return face.map((inside, at) => {
    if (inside === 0 || cut[at] !== 0) return 0
    const squared = channels.reduce(
      (sum, { plane, median, deviation }) => sum + (((plane[at] as number) - median) / deviation) ** 2,
      0,
    )
    return squared < LIKE ? 1 : 0
  })
}
