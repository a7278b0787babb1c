/** The measures of the evaluation on plain arrays; all in double precision. */

/** Pearson's r; null where one of the two does not vary. */
export function pearson(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const meanA = mean(a)
  const meanB = mean(b)
  let ab = 0
  let aa = 0
  let bb = 0
  for (let i = 0; i < a.length; i++) {
    const x = (a[i] as number) - meanA
    const y = (b[i] as number) - meanB
    ab += x * y
    aa += x * x
    bb += y * y
  }
  const norm = Math.sqrt(aa * bb)
  return norm > 0 ? ab / norm : null
}

/** Spearman's ρ: Pearson's r of the ranks, ties sharing their mean rank. */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  return pearson(ranks(a), ranks(b))
}

/** Ranks from 1; equal values share the mean of their ranks. */
export function ranks(values: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(values).sort()
  return Float64Array.from(values, (value) => {
    const first = countWhile(sorted, (other) => other < value)
    const past = countWhile(sorted, (other) => other <= value)
    return (first + 1 + past) / 2
  })
}

/** How many leading values hold the test, which holds up to some place and not after it. */
function countWhile(sorted: Float64Array, holds: (value: number) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(sorted[middle] as number)) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Area under the ROC curve: the share of pairs of a positive and a negative in which the positive is higher, ties
 * counting half (Mann and Whitney's U over the number of pairs). Null where either is missing.
 */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number | null {
  const pairs = positives.length * negatives.length
  if (pairs === 0) return null
  const all = ranks([...positives, ...negatives])
  let sum = 0
  for (let i = 0; i < positives.length; i++) sum += all[i] as number
  return (sum - (positives.length * (positives.length + 1)) / 2) / pairs
}

export function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] as number
  return values.length > 0 ? sum / values.length : NaN
}

/** Standard deviation of the whole, not of a sample. */
export function deviation(values: ArrayLike<number>): number {
  const middle = mean(values)
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += ((values[i] as number) - middle) ** 2
  return Math.sqrt(sum / values.length)
}

export function meanAbsoluteDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += Math.abs((a[i] as number) - (b[i] as number))
  return sum / a.length
}

/**
 * Where the median of all pictures like these lies, 95 of 100 times: the k-th lowest and k-th highest value, k by the
 * binomial distribution, whatever the values' own (sign test; Conover, Practical Nonparametric Statistics). Null for fewer
 * than six values.
 */
export function medianInterval(values: readonly number[]): readonly [low: number, high: number] | null {
  const count = values.length
  const sorted = [...values].sort((a, b) => a - b)
  // P(fewer than k of `count` lie below the median), k = 1, 2, …; logarithms, since 2^−count is 0 for many.
  let logOfOne = -count * Math.LN2
  let below = Math.exp(logOfOne)
  let k = 0
  while (below <= 0.025 && k < count / 2) {
    k += 1
    logOfOne += Math.log((count - k + 1) / k)
    below += Math.exp(logOfOne)
  }
  return k === 0 ? null : [sorted[k - 1] as number, sorted[count - k] as number]
}

/** The value below which a share of the values lies, linear between neighbours; null for none. */
export function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const place = share * (sorted.length - 1)
  const low = Math.floor(place)
  const from = sorted[low] as number
  const to = sorted[Math.min(low + 1, sorted.length - 1)] as number
  return from + (to - from) * (place - low)
}
