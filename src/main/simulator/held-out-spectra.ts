import { MELANOSOME_AT_500, type Spectrum, inVessels, spectrumFrom } from './spectra.ts'

/**
 * Whole blood, haematocrit 45 %, mm⁻¹, every 10 nm from 400 to 720: above 98 % and at 0 % saturation. Source: the
 * average of the literature in Bosschaart et al. 2014 (Lasers Med Sci 29:453), by their supplementary table. The cells
 * are whole and shade themselves: the Soret band is half as high as that of haemoglobin in solution.
 */
const OXYGENATED_BLOOD: readonly number[] = [
  93.07, 113.81, 115.39, 89.18, 51.07, 31.48, 22.82, 17.05, 14.15, 12.23, 11.05, 10.55, 13.26, 20.91, 27.13,
  23.86, 19.12, 24.38, 25.75, 9.72, 2.62, 0.88, 0.46, 0.28, 0.2, 0.16, 0.15, 0.14, 0.14, 0.13, 0.14, 0.17,
  0.18,
]
const DEOXYGENATED_BLOOD: readonly number[] = [
  82.54, 99.87, 125.1, 155.62, 118.33, 33.81, 11.45, 8.29, 7.31, 8.1, 9.5, 11.41, 13.98, 17.82, 22.13, 25.99,
  26.56, 23.29, 18.87, 14.21, 7.53, 4.07, 2.82, 2.27, 1.98, 1.8, 1.64, 1.51, 1.35, 1.17, 1, 0.87, 0.75,
]

/**
 * Extinction of the melanins, cm⁻¹ per mg/ml, every 10 nm from 400 to 720, interpolated. Source: Sarna and Swartz
 * 2006 ("The Physical Properties of Melanins"), digitised by S. Jacques, omlc.org/spectra/melanin/extcoeff.html.
 */
const EUMELANIN: readonly number[] = [
  14.637, 13.648, 12.861, 12.075, 11.397, 10.741, 10.106, 9.606, 9.105, 8.618, 8.137, 7.656, 7.176, 6.708,
  6.249, 5.79, 5.456, 5.132, 4.808, 4.498, 4.3, 4.103, 3.878, 3.615, 3.353, 3.179, 3.039, 2.899, 2.759, 2.593,
  2.424, 2.255, 2.153,
]
const PHEOMELANIN: readonly number[] = [
  12.106, 11.276, 10.387, 9.597, 8.677, 7.989, 7.42, 6.788, 6.156, 5.612, 5.084, 4.6, 4.124, 3.714, 3.352,
  2.997, 2.701, 2.405, 2.109, 1.813, 1.607, 1.515, 1.433, 1.355, 1.282, 1.209, 1.127, 1.041, 0.958, 0.879,
  0.801, 0.707, 0.613,
]
const AT_500_NM = 10

export interface TabulatedMelanin {
  /** Pheomelanin's share of the absorption at 500 nm, 0…1. */
  readonly pheomelaninShare: number
  /** Absorption at 500 nm over that of a melanosome. */
  readonly strength: number
}

/** Melanosome interior, µm⁻¹: the measured shapes at the height of `melanosomeAbsorption`. */
export function tabulatedMelanin({ pheomelaninShare, strength }: TabulatedMelanin): Spectrum {
  const shape = (table: readonly number[], i: number): number => (table[i] ?? 0) / (table[AT_500_NM] ?? 1)
  return spectrumFrom(
    (_nm, i) =>
      MELANOSOME_AT_500 *
      strength *
      ((1 - pheomelaninShare) * shape(EUMELANIN, i) + pheomelaninShare * shape(PHEOMELANIN, i)),
  )
}

const PER_MILLIMETRE = 1e-3

/** Whole blood, µm⁻¹, at an oxygen saturation of 0…1, in vessels of a radius in µm. */
export function measuredBlood(saturation: number, vesselRadiusUm: number): Spectrum {
  const dissolved = spectrumFrom(
    (_nm, i) =>
      (saturation * (OXYGENATED_BLOOD[i] ?? 0) + (1 - saturation) * (DEOXYGENATED_BLOOD[i] ?? 0)) *
      PER_MILLIMETRE,
  )
  return inVessels(dissolved, vesselRadiusUm)
}

/** Bloodless tissue, µm⁻¹: 25 m⁻¹ at every wavelength, as the models after Svaasand et al. 1995 take it. */
export const EVEN_TISSUE: Spectrum = spectrumFrom(() => 25e-6)

/**
 * The horny layer, µm⁻¹: (0.1 − 3e-5·λ) + 0.125·(λ/10)·7.84e8·λ^−3.255 cm⁻¹, less 5 % water, which absorbs nothing
 * here (Meglinski and Matcher 2002, Physiol Meas 23:741). It makes skin yellower than its melanin does.
 */
export const HORNY_LAYER: Spectrum = spectrumFrom(
  (nm) => 0.95 * (0.1 - 3e-5 * nm + 0.0125 * nm * 7.84e8 * nm ** -3.255) * 1e-4,
)
