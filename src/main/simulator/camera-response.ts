import { daylight, phosphorLed, tungsten } from './illuminants.ts'
import { type Triple, integrate, linearSrgbOf } from './observer.ts'
import type { Random } from './random.ts'
import { type Spectrum, spectrumFrom } from './spectra.ts'

/** A camera under one light: what it makes of a reflectance, white-balanced so that white is (1, 1, 1). */
export interface CameraResponse {
  /** light × sensitivity per channel, divided by its sum. */
  readonly weights: readonly [Spectrum, Spectrum, Spectrum]
  /** White-balanced camera RGB to linear sRGB, row by row; every row adds up to 1. */
  readonly toSrgb: readonly [Triple, Triple, Triple]
}

export function drawIlluminant(random: Random): Spectrum {
  const kind = random.next()
  if (kind < 0.5) return daylight(random.uniform(5000, 7500))
  if (kind < 0.62) return tungsten(random.uniform(2700, 3400))
  return phosphorLed({
    pumpNm: random.uniform(442, 462),
    pumpSigmaNm: random.uniform(8, 13),
    phosphorNm: random.uniform(550, 600),
    phosphorSigmaNm: random.uniform(48, 68),
    pumpRatio: random.logUniform(0.35, 1.6),
  })
}

/**
 * A camera with three Gaussian sensitivities of random centre and width under `illuminant`, and the colour matrix
 * its maker would give it: least squares over reflection spectra of many kinds, white kept white. The remaining
 * colour error differs from camera to camera, as it does in life.
 */
export function drawCamera(random: Random, illuminant: Spectrum): CameraResponse {
  const sensitivity = (centre: number, sigma: number): Spectrum => {
    const c = random.normal(centre, 8)
    const s = random.normal(sigma, sigma * 0.1)
    return spectrumFrom((nm) => Math.exp(-((nm - c) ** 2) / (2 * s * s)))
  }
  return cameraResponse([sensitivity(598, 31), sensitivity(538, 37), sensitivity(457, 26)], illuminant)
}

export function cameraResponse(
  sensitivities: readonly [Spectrum, Spectrum, Spectrum],
  illuminant: Spectrum,
): CameraResponse {
  const weigh = (sensitivity: Spectrum): Spectrum => {
    const sum = integrate(sensitivity, illuminant)
    return sensitivity.map((value, i) => (value * (illuminant[i] ?? 0)) / sum)
  }
  const weights = [weigh(sensitivities[0]), weigh(sensitivities[1]), weigh(sensitivities[2])] as const
  return { weights, toSrgb: fitColourMatrix(weights) }
}

/** White-balanced camera RGB of a reflectance. */
export function cameraRgb({ weights }: CameraResponse, reflectance: Spectrum): Triple {
  return [
    integrate(weights[0], reflectance),
    integrate(weights[1], reflectance),
    integrate(weights[2], reflectance),
  ]
}

/** Spectra of many kinds: long-pass and short-pass steps and broad bands at several heights. */
const CALIBRATION_CHIPS: readonly Spectrum[] = [480, 520, 560, 590, 620].flatMap((edge) => [
  spectrumFrom((nm) => 0.08 + 0.6 / (1 + Math.exp((edge - nm) / 18))),
  spectrumFrom((nm) => 0.2 + 0.4 / (1 + Math.exp((edge - nm) / 40))),
  spectrumFrom((nm) => 0.08 + 0.5 / (1 + Math.exp((nm - edge) / 22))),
  spectrumFrom((nm) => 0.1 + 0.45 * Math.exp(-((nm - edge + 30) ** 2) / (2 * 35 * 35))),
])

/**
 * Rows (p, q, 1−p−q) that map camera RGB to linear sRGB with the least squared error over the chips: with two
 * unknowns in a row, two normal equations.
 */
function fitColourMatrix(
  weights: readonly [Spectrum, Spectrum, Spectrum],
): readonly [Triple, Triple, Triple] {
  const camera = CALIBRATION_CHIPS.map((chip) => weights.map((weight) => integrate(weight, chip)))
  const wanted = CALIBRATION_CHIPS.map(linearSrgbOf)
  const row = (channel: 0 | 1 | 2): Triple => {
    let uu = 0
    let uv = 0
    let vv = 0
    let ut = 0
    let vt = 0
    camera.forEach(([red = 0, green = 0, blue = 0], chip) => {
      const u = red - blue
      const v = green - blue
      const t = (wanted[chip]?.[channel] ?? 0) - blue
      uu += u * u
      uv += u * v
      vv += v * v
      ut += u * t
      vt += v * t
    })
    const determinant = uu * vv - uv * uv
    const p = (ut * vv - vt * uv) / determinant
    const q = (vt * uu - ut * uv) / determinant
    return [p, q, 1 - p - q]
  }
  return [row(0), row(1), row(2)]
}
