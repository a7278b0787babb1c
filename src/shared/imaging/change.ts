/** Whether two values of a number, from two photos, differ by more than repeated shots of the same skin do. */

export type ChangeVerdict = 'larger-than-noise' | 'within-noise' | 'unknown'

export interface Change {
  /** After − before. */
  readonly difference: number
  /** What two shots of unchanged skin differ by at most in 95 of 100 cases; null where that is not known. */
  readonly limit: number | null
  readonly verdict: ChangeVerdict
}

/**
 * Repeatability coefficient 1.96 · √2 · s, s = standard deviation of repeated measurements of the same thing (Bland &
 * Altman 1986, Lancet 327:307–310). `noiseSd` null: not known, and nothing is said. There is no value to take for it: what
 * models/evaluation.json holds of repeated captures are correlations of maps pixel by pixel, and a correlation
 * gives no standard deviation of a region's number.
 */
export function changeOf(before: number, after: number, noiseSd: number | null): Change {
  const difference = after - before
  if (noiseSd === null || !Number.isFinite(noiseSd) || noiseSd < 0 || !Number.isFinite(difference))
    return { difference, limit: null, verdict: 'unknown' }
  const limit = 1.96 * Math.SQRT2 * noiseSd
  return { difference, limit, verdict: Math.abs(difference) > limit ? 'larger-than-noise' : 'within-noise' }
}

/** With fewer repeats than these a standard deviation is off by more than a fifth itself (1 / √(2 · 10)). */
export const LEAST_REPEATS = 10

/**
 * Standard deviation within the groups, each the values of shots that repeat one another: the root of the squared distances to
 * each group's mean over their degrees of freedom, Σ (n − 1). Null below `LEAST_REPEATS` of these.
 */
export function noiseOfRepeats(groups: readonly (readonly number[])[]): number | null {
  let squares = 0
  let freedom = 0
  for (const values of groups) {
    const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
    for (const value of values) squares += (value - mean) ** 2
    freedom += Math.max(0, values.length - 1)
  }
  return freedom < LEAST_REPEATS ? null : Math.sqrt(squares / freedom)
}
