import { type Spectrum, WAVELENGTHS_NM, spectrumFrom } from './spectra.ts'

/**
 * The components S0, S1, S2 of daylight, every 10 nm from 400 to 720. Source: CIE 15, table T.2 (Judd, MacAdam and
 * Wyszecki 1964).
 */
const DAYLIGHT_MEAN: readonly number[] = [
  94.8, 104.8, 105.9, 96.8, 113.9, 125.6, 125.5, 121.3, 121.3, 113.5, 113.1, 110.8, 106.5, 108.8, 105.3,
  104.4, 100, 96, 95.1, 89.1, 90.5, 90.3, 88.4, 84, 85.1, 81.9, 82.6, 84.9, 81.3, 71.9, 74.3, 76.4, 63.3,
]
const DAYLIGHT_YELLOW_BLUE: readonly number[] = [
  43.4, 46.3, 43.9, 37.1, 36.7, 35.9, 32.6, 27.9, 24.3, 20.1, 16.2, 13.2, 8.6, 6.1, 4.2, 1.9, 0, -1.6, -3.5,
  -3.5, -5.8, -7.2, -8.6, -9.5, -10.9, -10.7, -12, -14, -13.6, -12, -13.3, -12.9, -10.6,
]
const DAYLIGHT_PINK_GREEN: readonly number[] = [
  -1.1, -0.5, -0.7, -1.2, -2.6, -2.9, -2.8, -2.6, -2.6, -1.8, -1.5, -1.3, -1.2, -1, -0.5, -0.3, 0, 0.2, 0.5,
  2.1, 3.2, 4.1, 4.7, 5.1, 6.7, 7.3, 8.6, 9.8, 10.2, 8.3, 9.6, 8.5, 7,
]

/** CIE daylight of a correlated colour temperature of 4000…25000 K, relative power. D65 is 6504 K. */
export function daylight(kelvin: number): Spectrum {
  const x =
    kelvin <= 7000
      ? -4.607e9 / kelvin ** 3 + 2.9678e6 / kelvin ** 2 + 99.11 / kelvin + 0.244063
      : -2.0064e9 / kelvin ** 3 + 1.9018e6 / kelvin ** 2 + 247.48 / kelvin + 0.23704
  const y = -3 * x * x + 2.87 * x - 0.275
  const scale = 0.0241 + 0.2562 * x - 0.7341 * y
  const m1 = (-1.3515 - 1.7703 * x + 5.9114 * y) / scale
  const m2 = (0.03 - 31.4424 * x + 30.0717 * y) / scale
  return spectrumFrom(
    (_nm, i) =>
      (DAYLIGHT_MEAN[i] ?? 0) + m1 * (DAYLIGHT_YELLOW_BLUE[i] ?? 0) + m2 * (DAYLIGHT_PINK_GREEN[i] ?? 0),
  )
}

/** Planck's radiator, relative to its value at 560 nm: tungsten lamps of 2700…3400 K, candles and sunsets below. */
export function planckian(kelvin: number): Spectrum {
  const SECOND_RADIATION_CONSTANT_NM_K = 1.4388e7
  const power = (nm: number): number =>
    nm ** -5 / (Math.exp(SECOND_RADIATION_CONSTANT_NM_K / (nm * kelvin)) - 1)
  const reference = power(560)
  return spectrumFrom((nm) => (100 * power(nm)) / reference)
}

export interface PhosphorLed {
  readonly pumpNm: number
  readonly pumpSigmaNm: number
  readonly phosphorNm: number
  readonly phosphorSigmaNm: number
  /** Height of the blue pump over the height of the phosphor. */
  readonly pumpRatio: number
}

/** A white LED as two Gaussians, blue pump and phosphor: our simplification, no measured lamp. */
export function phosphorLed(led: PhosphorLed): Spectrum {
  const bell = (nm: number, centre: number, sigma: number): number =>
    Math.exp(-((nm - centre) ** 2) / (2 * sigma * sigma))
  return spectrumFrom(
    (nm) =>
      100 *
      (led.pumpRatio * bell(nm, led.pumpNm, led.pumpSigmaNm) +
        bell(nm, led.phosphorNm, led.phosphorSigmaNm) +
        0.01),
  )
}

export const D65: Spectrum = daylight(6504)

/** Equal power at every wavelength: for tests. */
export const EQUAL_ENERGY: Spectrum = Float64Array.from(WAVELENGTHS_NM, () => 100)
