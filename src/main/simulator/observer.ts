import { D65 } from './illuminants.ts'
import { type Spectrum, WAVELENGTHS_NM, spectrumFrom } from './spectra.ts'

/** CIE L*a*b*. */
export type Lab = readonly [lightness: number, a: number, b: number]
export type Triple = readonly [number, number, number]

/** A Gaussian with different widths on either side; widths as reciprocals, as in the paper. */
function lobe(nm: number, centre: number, before: number, after: number): number {
  const t = (nm - centre) * (nm < centre ? before : after)
  return Math.exp(-0.5 * t * t)
}

/**
 * CIE 1931 colour-matching functions, the multi-lobe fit of Wyman, Sloan and Shirley, "Simple Analytic
 * Approximations to the CIE XYZ Color Matching Functions", JCGT 2(2), 2013.
 */
export const COLOUR_MATCHING: readonly [Spectrum, Spectrum, Spectrum] = [
  spectrumFrom(
    (nm) =>
      1.056 * lobe(nm, 599.8, 0.0264, 0.0323) +
      0.362 * lobe(nm, 442, 0.0624, 0.0374) -
      0.065 * lobe(nm, 501.1, 0.049, 0.0382),
  ),
  spectrumFrom((nm) => 0.821 * lobe(nm, 568.8, 0.0213, 0.0247) + 0.286 * lobe(nm, 530.9, 0.0613, 0.0322)),
  spectrumFrom((nm) => 1.217 * lobe(nm, 437, 0.0845, 0.0278) + 0.681 * lobe(nm, 459, 0.0385, 0.0725)),
]

/** Σ of a product of two or three spectra. */
export function integrate(a: Spectrum, b: Spectrum, c?: Spectrum): number {
  let sum = 0
  for (let i = 0; i < WAVELENGTHS_NM.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0) * (c ? (c[i] ?? 0) : 1)
  return sum
}

const [X_BAR, Y_BAR, Z_BAR] = COLOUR_MATCHING

/** XYZ of a reflectance under D65, over the XYZ of the perfect white: (1, 1, 1) for white. */
export function relativeXyz(reflectance: Spectrum): Triple {
  return [
    integrate(reflectance, D65, X_BAR) / integrate(D65, X_BAR),
    integrate(reflectance, D65, Y_BAR) / integrate(D65, Y_BAR),
    integrate(reflectance, D65, Z_BAR) / integrate(D65, Z_BAR),
  ]
}

/** L*a*b* of a reflectance under D65, 2° observer. */
export function labOf(reflectance: Spectrum): Lab {
  const [x, y, z] = relativeXyz(reflectance)
  const f = (t: number): number => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29)
  return [116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))]
}

/** Individual typology angle in degrees: atan((L* − 50) / b*) (Chardon et al. 1991). */
export function typologyAngle([lightness, , b]: Lab): number {
  return (Math.atan2(lightness - 50, b) * 180) / Math.PI
}

/** The white point of sRGB, by the matrix of pipeline step 1. */
const WHITE_XYZ: Triple = [0.95047, 1, 1.08883]

/** Linear sRGB of a reflectance under D65 (IEC 61966-2-1; inverse of the matrix of pipeline step 1). */
export function linearSrgbOf(reflectance: Spectrum): Triple {
  const relative = relativeXyz(reflectance)
  const x = relative[0] * WHITE_XYZ[0]
  const y = relative[1] * WHITE_XYZ[1]
  const z = relative[2] * WHITE_XYZ[2]
  return [
    3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
    -0.969266 * x + 1.8760108 * y + 0.041556 * z,
    0.0556434 * x - 0.2040259 * y + 1.0572252 * z,
  ]
}
