import { pearson } from './statistics.ts'

/** A plane of which less than this share (of its mean square) is new, beside a constant and those before it, adds rounding errors only. */
const LEAST_NEW_SHARE = 1e-9

/**
 * The r with the truth that one would reach who knows it: of the linear combination of the planes, with a constant, that
 * follows this truth best (the multiple correlation coefficient). Planes are taken one after the other, each freed of
 * what those before it hold (modified Gram–Schmidt). Never less than the |r| of any one plane; with so few planes and
 * a smooth truth, chance likeness makes it a little too high. Null where the truth does not vary.
 */
export function oraclePearson(planes: readonly Float32Array[], truth: Float32Array): number | null {
  const whole = centred(truth)
  const power = dot(whole, whole)
  if (!(power > 0)) return null
  const rest = Float64Array.from(whole)
  const basis: Float64Array[] = []
  for (const plane of planes) {
    const own = centred(plane)
    for (const direction of basis) subtract(own, dot(own, direction), direction)
    const left = dot(own, own)
    if (!(left > LEAST_NEW_SHARE * dot(plane, plane))) continue
    const norm = Math.sqrt(left)
    own.forEach((value, i) => {
      own[i] = value / norm
    })
    basis.push(own)
    subtract(rest, dot(rest, own), own)
  }
  const best = whole.map((value, i) => value - (rest[i] as number))
  return Math.abs(pearson(best, whole) ?? 0)
}

function centred(values: ArrayLike<number>): Float64Array {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] as number
  const middle = sum / values.length
  return Float64Array.from(values, (value) => value - middle)
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

function subtract(from: Float64Array, times: number, what: Float64Array): void {
  for (let i = 0; i < from.length; i++) from[i] = (from[i] as number) - times * (what[i] as number)
}
