import { drawHeldOutIlluminant } from './held-out-lamps.ts'
import { daylight, phosphorLed, planckian } from './illuminants.ts'
import { type Triple, integrate, linearSrgbOf } from './observer.ts'
import type { Random } from './random.ts'
import type { Domain } from './skin-optics.ts'
import { type Spectrum, spectrumFrom } from './spectra.ts'

/** A camera under one light: what it makes of a reflectance, white-balanced so that white is (1, 1, 1). */
export interface CameraResponse {
  /** light × sensitivity per channel, divided by its sum. */
  readonly weights: readonly [Spectrum, Spectrum, Spectrum]
  /** White-balanced camera RGB to linear sRGB, row by row; every row adds up to 1. */
  readonly toSrgb: readonly [Triple, Triple, Triple]
}

export function drawIlluminant(random: Random, domain: Domain = 'training'): Spectrum {
  if (domain === 'held-out') return drawHeldOutIlluminant(random)
  const kind = random.next()
  if (kind < 0.5) return daylight(random.uniform(4000, 7500))
  if (kind < 0.62) return planckian(random.uniform(2700, 3400))
  return phosphorLed({
    pumpNm: random.uniform(440, 464),
    pumpSigmaNm: random.uniform(8, 13),
    phosphorNm: random.uniform(545, 605),
    phosphorSigmaNm: random.uniform(45, 70),
    pumpRatio: random.logUniform(0.3, 1.7),
  })
}

/**
 * A camera of random sensitivities under `illuminant`, and the colour matrix its maker would give it: least squares
 * over reflection spectra of many kinds, white kept white. The remaining colour error differs from camera to camera,
 * as it does in life.
 */
export function drawCamera(
  random: Random,
  illuminant: Spectrum,
  domain: Domain = 'training',
): CameraResponse {
  const sensitivities = domain === 'training' ? gaussianSensitivities(random) : skewedSensitivities(random)
  return cameraResponse(sensitivities, illuminant)
}

type Sensitivities = readonly [red: Spectrum, green: Spectrum, blue: Spectrum]

function gaussianSensitivities(random: Random): Sensitivities {
  const sensitivity = (centre: number, sigma: number): Spectrum => {
    const width = sigma * random.uniform(0.75, 1.25)
    return lobe(random.normal(centre, 9), width, width)
  }
  return [sensitivity(598, 31), sensitivity(538, 37), sensitivity(457, 26)]
}

/**
 * Wider on one side than on the other, red with a second lobe in the violet and blue and green with a foot in each
 * other's range: what dyes do and Gaussians do not. Our choice; no measured camera.
 */
function skewedSensitivities(random: Random): Sensitivities {
  const skewed = (centre: number, before: number, after: number): Spectrum =>
    lobe(random.normal(centre, 6), before * random.uniform(0.85, 1.15), after * random.uniform(0.85, 1.15))
  const withFoot = (main: Spectrum, foot: Spectrum, height: number): Spectrum =>
    main.map((value, i) => value + height * (foot[i] ?? 0))
  return [
    withFoot(skewed(592, 16, 42), skewed(435, 18, 25), random.uniform(0.04, 0.18)),
    withFoot(skewed(528, 26, 48), skewed(455, 20, 20), random.uniform(0.03, 0.15)),
    withFoot(skewed(448, 17, 36), skewed(550, 25, 35), random.uniform(0.02, 0.1)),
  ]
}

/** A Gaussian with different widths, nm, below and above its centre. */
const lobe = (centre: number, before: number, after: number): Spectrum =>
  spectrumFrom((nm) => Math.exp(-((nm - centre) ** 2) / (2 * (nm < centre ? before : after) ** 2)))

export function cameraResponse(sensitivities: Sensitivities, illuminant: Spectrum): CameraResponse {
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
