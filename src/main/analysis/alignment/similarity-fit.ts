import { applied, type PhotoPoint, type Similarity } from '../../../shared/imaging/alignment.ts'

/** The same place in two pictures. */
export interface PointPair {
  readonly from: PhotoPoint
  readonly to: PhotoPoint
  /** 0…1. */
  readonly weight: number
}

/** Least squares without reflection (Umeyama 1991, in two dimensions); null where all points lie in one place. */
export function fitSimilarity(pairs: readonly PointPair[]): Similarity | null {
  let total = 0
  const sum = { fx: 0, fy: 0, tx: 0, ty: 0 }
  for (const { from, to, weight } of pairs) {
    total += weight
    sum.fx += weight * from.x
    sum.fy += weight * from.y
    sum.tx += weight * to.x
    sum.ty += weight * to.y
  }
  if (!(total > 0)) return null
  const mean = { fx: sum.fx / total, fy: sum.fy / total, tx: sum.tx / total, ty: sum.ty / total }
  let spread = 0
  let along = 0
  let turned = 0
  for (const { from, to, weight } of pairs) {
    const [fx, fy, tx, ty] = [from.x - mean.fx, from.y - mean.fy, to.x - mean.tx, to.y - mean.ty]
    spread += weight * (fx * fx + fy * fy)
    along += weight * (fx * tx + fy * ty)
    turned += weight * (fx * ty - fy * tx)
  }
  const a = along / spread
  const b = turned / spread
  if (!(a * a + b * b > 0) || !Number.isFinite(a + b)) return null
  return { a, b, tx: mean.tx - (a * mean.fx - b * mean.fy), ty: mean.ty - (b * mean.fx + a * mean.fy) }
}

const ROUNDS = 12
/** Tukey's biweight in units of the median error over 0.6745 (Huber 1981): 95 % efficient on normal errors. */
const TUKEY = 4.685

/** The same with less and less weight for pairs that fit badly: a third of them may be plainly wrong. */
export function fitRobustly(pairs: readonly PointPair[]): Similarity | null {
  let fit = fitSimilarity(pairs)
  for (let round = 0; fit && round < ROUNDS; round += 1) {
    const errors = errorsOf(fit, pairs)
    const reach = (TUKEY * Math.max(1e-6, weightedMedian(errors, pairs))) / 0.6745
    const next = fitSimilarity(
      pairs.map((pair, index) => {
        const share = (errors[index] as number) / reach
        return { ...pair, weight: share < 1 ? pair.weight * (1 - share * share) ** 2 : 0 }
      }),
    )
    if (!next) return fit
    fit = next
  }
  return fit
}

/** Distances between where a similarity puts the points and where they are. */
export const errorsOf = (fit: Similarity, pairs: readonly PointPair[]): number[] =>
  pairs.map(({ from, to }) => {
    const { x, y } = applied(fit, from)
    return Math.hypot(x - to.x, y - to.y)
  })

function weightedMedian(values: readonly number[], pairs: readonly PointPair[]): number {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] as number) - (values[b] as number))
  const half = pairs.reduce((sum, { weight }) => sum + weight, 0) / 2
  let passed = 0
  for (const index of order) {
    passed += pairs[index]?.weight ?? 0
    if (passed >= half) return values[index] as number
  }
  return 0
}

/** The value below which a share of the values lies; 0 of none. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
