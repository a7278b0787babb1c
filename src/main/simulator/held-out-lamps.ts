import { daylight, planckian } from './illuminants.ts'
import { COLOUR_MATCHING, type Triple, integrate } from './observer.ts'
import type { Random } from './random.ts'
import { type Spectrum, WAVELENGTHS_NM, spectrumFrom } from './spectra.ts'

/** Lamps that no training picture is lit by: narrow bands, and daylight warmer and bluer than any there. */
export function drawHeldOutIlluminant(random: Random): Spectrum {
  const kind = random.next()
  if (kind < 0.35) return triphosphor(random.uniform(2700, 6500), random)
  if (kind < 0.6) return rgbLed(random.uniform(3000, 6500), random)
  if (kind < 0.75) return halophosphate(random)
  return kind < 0.9 ? daylight(random.logUniform(9000, 20000)) : planckian(random.uniform(1900, 2500))
}

type Line = readonly [nm: number, power: number]

/** The visible lines of mercury and their usual powers in a fluorescent lamp (NIST; CIE 15, illuminants FL). */
const MERCURY: readonly Line[] = [
  [404.7, 0.35],
  [435.8, 1],
  [546.1, 0.9],
  [578, 0.2],
]
/** Y₂O₃:Eu and (La,Ce)PO₄:Tb, whose lines are the red and green of a three-band lamp. */
const EUROPIUM: readonly Line[] = [
  [593, 0.18],
  [611.5, 1],
  [631, 0.2],
  [650, 0.08],
  [708, 0.12],
]
const TERBIUM: readonly Line[] = [
  [488, 0.3],
  [544, 1],
  [585, 0.25],
  [621, 0.12],
]

/** A three-band fluorescent lamp (as CIE FL 10 to 12): europium, terbium, a blue band, and the mercury behind them. */
function triphosphor(kelvin: number, random: Random): Spectrum {
  const leak = random.uniform(0.06, 0.16)
  const mercury = lines(MERCURY)
  const blue = band(random.uniform(448, 456), random.uniform(18, 26))
  const bulbs = [lines(EUROPIUM), lines(TERBIUM), blue] as const
  const white = mixTo(kelvin, bulbs)
  const mean = white.reduce((sum, value) => sum + value, 0) / white.length
  return white.map((value, i) => value + leak * mean * 3 * (mercury[i] ?? 0) + 0.01 * mean)
}

/** Three narrow LEDs mixed to white. */
function rgbLed(kelvin: number, random: Random): Spectrum {
  return mixTo(kelvin, [
    band(random.uniform(618, 638), random.uniform(7, 10)),
    band(random.uniform(518, 538), random.uniform(13, 18)),
    band(random.uniform(450, 470), random.uniform(8, 12)),
  ])
}

/** An old tube (as CIE FL 2 to 4): two broad bands of calcium halophosphate and strong mercury lines. */
function halophosphate(random: Random): Spectrum {
  const orange = band(random.uniform(575, 592), random.uniform(42, 52))
  const blue = band(random.uniform(475, 490), random.uniform(35, 45))
  const share = random.uniform(0.25, 0.8)
  const strength = random.uniform(0.8, 1.6)
  const mercury = lines(MERCURY)
  return spectrumFrom(
    (_nm, i) => 100 * ((orange[i] ?? 0) + share * (blue[i] ?? 0) + strength * (mercury[i] ?? 0)),
  )
}

const band = (centre: number, sigma: number): Spectrum =>
  spectrumFrom((nm) => Math.exp(-((nm - centre) ** 2) / (2 * sigma * sigma)))

/** Lines on the 10 nm grid: each shared between its two neighbours. */
function lines(of: readonly Line[]): Spectrum {
  const step = (WAVELENGTHS_NM[1] as number) - (WAVELENGTHS_NM[0] as number)
  return spectrumFrom((nm) =>
    of.reduce((sum, [line, power]) => sum + power * Math.max(0, 1 - Math.abs(nm - line) / step), 0),
  )
}

/** Three lights in the shares that look like a full radiator or daylight of that colour temperature. */
function mixTo(kelvin: number, [red, green, blue]: readonly [Spectrum, Spectrum, Spectrum]): Spectrum {
  const target = tristimulus(kelvin < 4000 ? planckian(kelvin) : daylight(kelvin))
  const [r, g, b] = [tristimulus(red), tristimulus(green), tristimulus(blue)]
  const whole = determinant(r, g, b)
  const shares = [
    determinant(target, g, b) / whole,
    determinant(r, target, b) / whole,
    determinant(r, g, target) / whole,
  ].map((share) => Math.max(0, share))
  return spectrumFrom(
    (_nm, i) =>
      (shares[0] ?? 0) * (red[i] ?? 0) +
      (shares[1] ?? 0) * (green[i] ?? 0) +
      (shares[2] ?? 0) * (blue[i] ?? 0),
  )
}

const tristimulus = (light: Spectrum): Triple => [
  integrate(light, COLOUR_MATCHING[0]),
  integrate(light, COLOUR_MATCHING[1]),
  integrate(light, COLOUR_MATCHING[2]),
]

const determinant = (a: Triple, b: Triple, c: Triple): number =>
  a[0] * (b[1] * c[2] - b[2] * c[1]) - b[0] * (a[1] * c[2] - a[2] * c[1]) + c[0] * (a[1] * b[2] - a[2] * b[1])
