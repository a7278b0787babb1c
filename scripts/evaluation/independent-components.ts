import type { RgbPlanes } from '../../src/main/simulator/sensor.ts'
import type { BaselineMaps } from './baselines.ts'
import { forPixels } from './linear-picture.ts'
import { HAEMOGLOBIN_VECTOR, MELANIN_VECTOR, type Vector } from './pigment-vectors.ts'
import { mean } from './statistics.ts'

/** Two directions at right angles to shading (1, 1, 1) and to each other, of length 1. */
const U: Vector = [Math.SQRT1_2, 0, -Math.SQRT1_2]
const V: Vector = [1 / Math.sqrt(6), -2 / Math.sqrt(6), 1 / Math.sqrt(6)]

type Pair = readonly [number, number]
type PlanePair = readonly [Float64Array, Float64Array]

/**
 * Melanin and haemoglobin as the two independent components of a picture's density without its shading, after
 * N. Tsumura et al., ACM Trans Graph 22(3):770 (2003). Every picture is separated on its own, by its skin (1 a pixel; else 0):
 * hair and cloth have axes of other pigments. Off skin the maps are 0.
 */
export function independentComponents(picture: RgbPlanes, skin: Uint8Array): BaselineMaps {
  const count = skin.reduce((sum, value) => sum + value, 0)
  const u = new Float64Array(count)
  const v = new Float64Array(count)
  let next = 0
  forPixels(picture, (i, r, g, b) => {
    if (skin[i] !== 1) return
    const density: Vector = [-Math.log(r), -Math.log(g), -Math.log(b)]
    u[next] = dot(density, U)
    v[next] = dot(density, V)
    next += 1
  })
  const references = [HAEMOGLOBIN_VECTOR, MELANIN_VECTOR].map((vector): Pair => [
    dot(vector, U),
    dot(vector, V),
  ])
  const [haemoglobin, melanin] = separate([u, v], references as unknown as readonly [Pair, Pair])
  return { red: onSkin(haemoglobin, skin), brown: onSkin(melanin, skin) }
}

/** Values of the skin's pixels back in their places. */
function onSkin(values: Float64Array, skin: Uint8Array): Float32Array {
  let next = 0
  return Float32Array.from(skin, (value) => (value === 1 ? (values[next++] as number) : 0))
}

/**
 * Two mixed signals as their two independent sources: whitened, then turned to the greatest non-Gaussianity (sum of the
 * squared kurtoses, steps of one degree; scanned, since in two dimensions there is one angle only). Order and sign
 * are those whose mixing directions lie nearest to the references. A source has the scale of what it adds to the
 * mixture: its variance times the length of its mixing direction.
 */
export function separate(mixed: PlanePair, references: readonly [Pair, Pair]): PlanePair {
  const { white, mixing } = whiten(mixed)
  const angle = mostIndependentAngle(white)
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const [p, q] = white
  const sources: PlanePair = [
    p.map((value, i) => cos * value + sin * (q[i] as number)),
    p.map((value, i) => -sin * value + cos * (q[i] as number)),
  ]
  // The inverse of a turn is its transpose, so these are the columns of the mixing matrix.
  const directions: readonly [Pair, Pair] = [mixing([cos, sin]), mixing([-sin, cos])]
  const straight = alignment(directions[0], references[0]) + alignment(directions[1], references[1])
  const crossed = alignment(directions[1], references[0]) + alignment(directions[0], references[1])
  const order = straight >= crossed ? ([0, 1] as const) : ([1, 0] as const)
  const scaled = (place: 0 | 1): Float64Array => {
    const direction = directions[order[place]]
    const sign = direction[0] * references[place][0] + direction[1] * references[place][1] < 0 ? -1 : 1
    return sources[order[place]].map((value) => sign * Math.hypot(...direction) * value)
  }
  return [scaled(0), scaled(1)]
}

/** Along the principal axes with variance 1; `mixing` takes a white direction back to the mixed one. */
function whiten([u, v]: PlanePair): { white: PlanePair; mixing: (white: Pair) => Pair } {
  const meanU = mean(u)
  const meanV = mean(v)
  const a = u.map((value) => value - meanU)
  const b = v.map((value) => value - meanV)
  const aa = moment(a, b, 2, 0)
  const ab = moment(a, b, 1, 1)
  const bb = moment(a, b, 0, 2)
  const angle = 0.5 * Math.atan2(2 * ab, aa - bb)
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  // Flat pictures have no second axis: what is left of it is rounding, and stays small.
  const length = (variance: number): number => Math.sqrt(Math.max(variance, 1e-12))
  const first = length(cos * cos * aa + 2 * cos * sin * ab + sin * sin * bb)
  const second = length(sin * sin * aa - 2 * cos * sin * ab + cos * cos * bb)
  return {
    white: [
      a.map((value, i) => (cos * value + sin * (b[i] as number)) / first),
      a.map((value, i) => (-sin * value + cos * (b[i] as number)) / second),
    ],
    mixing: ([p, q]) => [cos * first * p - sin * second * q, sin * first * p + cos * second * q],
  }
}

function mostIndependentAngle([p, q]: PlanePair): number {
  const m = [4, 3, 2, 1, 0].map((power) => moment(p, q, power, 4 - power)) as unknown as readonly number[]
  const [m40 = 0, m31 = 0, m22 = 0, m13 = 0, m04 = 0] = m
  const kurtosis = (c: number, s: number): number =>
    c ** 4 * m40 + 4 * c ** 3 * s * m31 + 6 * c * c * s * s * m22 + 4 * c * s ** 3 * m13 + s ** 4 * m04 - 3
  let best = 0
  let most = -Infinity
  for (let degrees = 0; degrees < 90; degrees++) {
    const angle = (degrees * Math.PI) / 180
    const c = Math.cos(angle)
    const s = Math.sin(angle)
    const contrast = kurtosis(c, s) ** 2 + kurtosis(-s, c) ** 2
    if (contrast > most) {
      most = contrast
      best = angle
    }
  }
  return best
}

function moment(a: Float64Array, b: Float64Array, powerA: number, powerB: number): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) ** powerA * (b[i] as number) ** powerB
  return sum / a.length
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

/** |cosine| of the angle between two directions. */
function alignment(a: Pair, b: Pair): number {
  const lengths = Math.hypot(...a) * Math.hypot(...b)
  return lengths > 0 ? Math.abs(a[0] * b[0] + a[1] * b[1]) / lengths : 0
}
