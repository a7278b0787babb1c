import type { RgbPlanes } from '../../src/main/simulator/sensor.ts'
import type { BaselineMaps } from './baselines.ts'
import { forPixels } from './linear-picture.ts'

export type Vector = readonly [number, number, number]

/**
 * Optical density per unit of pigment in R, G, B, as used by public code after N. Tsumura et al., ACM Trans Graph
 * 22(3):770 (2003): kinemasa/rPPG, funcSkinSeparation.py. Shading darkens all channels alike.
 */
export const MELANIN_VECTOR: Vector = [0.4143, 0.357, 0.8372]
export const HAEMOGLOBIN_VECTOR: Vector = [0.2988, 0.6838, 0.6657]
export const SHADING_VECTOR: Vector = [1, 1, 1]

/** Density −ln(linear light) as melanin, haemoglobin and shading along the three fixed vectors. */
export function fixedVectors(picture: RgbPlanes): BaselineMaps {
  const count = picture[0].data.length
  const red = new Float32Array(count)
  const brown = new Float32Array(count)
  const gray = new Float32Array(count)
  forPixels(picture, (i, r, g, b) => {
    const [melanin, haemoglobin, shading] = amountsOf([-Math.log(r), -Math.log(g), -Math.log(b)])
    red[i] = haemoglobin
    brown[i] = melanin
    gray[i] = shading
  })
  return { red, brown, gray }
}

/** Solves density = m · melanin + h · haemoglobin + s · shading by Cramer's rule. */
export function amountsOf(density: Vector): Vector {
  const m = MELANIN_VECTOR
  const h = HAEMOGLOBIN_VECTOR
  const s = SHADING_VECTOR
  const whole = determinant(m, h, s)
  return [
    determinant(density, h, s) / whole,
    determinant(m, density, s) / whole,
    determinant(m, h, density) / whole,
  ]
}

function determinant(a: Vector, b: Vector, c: Vector): number {
  return (
    a[0] * (b[1] * c[2] - b[2] * c[1]) -
    b[0] * (a[1] * c[2] - a[2] * c[1]) +
    c[0] * (a[1] * b[2] - a[2] * b[1])
  )
}
