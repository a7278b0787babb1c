import { encodeSrgb } from '../../shared/imaging/colour.ts'
import type { MatrixProfile } from './icc-profile.ts'

/**
 * From a matrix profile to sRGB, exactly: curve → colorants → D50 XYZ → linear sRGB → clip → sRGB curve. For 16-bit
 * pictures this stands in for the colour engine of the image library, which passes through Display P3 on the way and
 * interpolates in a coarse grid (measured: up to 3,144 of 65,535 off). Relative colorimetric, as both ends are D50.
 */

/**
 * Inverse of the sRGB colorants, row by row: primaries of IEC 61966-2-1, white (0.3127, 0.3290) adapted to D50 by the
 * Bradford transform, as profiles do.
 */
const XYZ_D50_TO_LINEAR_SRGB = [
  3.1341864, -1.617209, -0.4906941, -0.9787485, 1.9161301, 0.0334334, 0.0719639, -0.2289939, 1.4057537,
]

/** A profile this close to sRGB is sRGB: the difference is rounding in the profile, and pixels are left untouched. */
const SRGB_MATRIX_TOLERANCE = 2e-3
/** In units of the gamma-encoded value, 0…1. */
const SRGB_CURVE_TOLERANCE = 1e-3

const ENCODE_STEPS = 65536

/** Converts interleaved samples in place; `stride` is 3, or 4 with an alpha channel that stays as it is. */
export type ColourTransform = (samples: Uint8Array | Uint16Array, stride: 3 | 4) => void

/** Null when the profile is sRGB itself. */
export function createColourTransform(profile: MatrixProfile, bits: 8 | 16): ColourTransform | null {
  const matrix = multiply(XYZ_D50_TO_LINEAR_SRGB, profile.toXyz)
  if (isSrgb(matrix, profile)) return null

  const max = 2 ** bits - 1
  const [red, green, blue] = profile.curves.map((curve) =>
    Float32Array.from({ length: max + 1 }, (_, level) => curve(level / max)),
  ) as [Float32Array, Float32Array, Float32Array]
  const encode = createEncoder(max)
  const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = matrix as [
    number, number, number, number, number, number, number, number, number,
  ] // prettier-ignore

  return (samples, stride) => {
    for (let at = 0; at + 2 < samples.length; at += stride) {
      const r = red[samples[at] ?? 0] ?? 0
      const g = green[samples[at + 1] ?? 0] ?? 0
      const b = blue[samples[at + 2] ?? 0] ?? 0
      samples[at] = encode(m0 * r + m1 * g + m2 * b)
      samples[at + 1] = encode(m3 * r + m4 * g + m5 * b)
      samples[at + 2] = encode(m6 * r + m7 * g + m8 * b)
    }
  }
}

/** Linear light → the nearest sample 0…max, by a table with linear interpolation (error below 0.01 of a 16-bit step). */
function createEncoder(max: number): (linear: number) => number {
  const table = Float64Array.from({ length: ENCODE_STEPS + 2 }, (_, step) => {
    return max * encodeSrgb(Math.min(1, step / ENCODE_STEPS))
  })
  return (linear) => {
    if (!(linear > 0)) return 0
    if (linear >= 1) return max
    const place = linear * ENCODE_STEPS
    const below = Math.floor(place)
    const low = table[below] ?? 0
    return Math.round(low + ((table[below + 1] ?? 0) - low) * (place - below))
  }
}

function isSrgb(matrix: readonly number[], { curves }: MatrixProfile): boolean {
  const identity = matrix.every(
    (value, index) => Math.abs(value - (index % 4 === 0 ? 1 : 0)) < SRGB_MATRIX_TOLERANCE,
  )
  return identity && curves.every(isSrgbCurve)
}

function isSrgbCurve(curve: (value: number) => number): boolean {
  for (let level = 0; level <= 255; level += 1) {
    const value = level / 255
    if (!(Math.abs(encodeSrgb(curve(value)) - value) < SRGB_CURVE_TOLERANCE)) return false
  }
  return true
}

function multiply(left: readonly number[], right: readonly number[]): number[] {
  return Array.from({ length: 9 }, (_, index) => {
    const row = index - (index % 3)
    return [0, 1, 2].reduce((sum, k) => sum + (left[row + k] ?? 0) * (right[3 * k + (index % 3)] ?? 0), 0)
  })
}
