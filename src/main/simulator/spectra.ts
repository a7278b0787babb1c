/**
 * Absorption and scattering of skin at 33 wavelengths, 400 to 720 nm in steps of 10. Everything that absorbs is
 * given per micrometre of the pure substance: melanosome interior, whole blood (150 g haemoglobin per litre),
 * bloodless tissue.
 */

export const WAVELENGTHS_NM: readonly number[] = Array.from({ length: 33 }, (_, i) => 400 + 10 * i)

/** One value per wavelength of `WAVELENGTHS_NM`. */
export type Spectrum = Float64Array

export function spectrumFrom(value: (wavelengthNm: number, index: number) => number): Spectrum {
  return Float64Array.from(WAVELENGTHS_NM, value)
}

/**
 * Molar extinction of haemoglobin in water, cm⁻¹ / (mol/l). Source: tabulated by S. Prahl from W. B. Gratzer
 * (Med. Res. Council Labs) and N. Kollias (Wellman Laboratories), omlc.org/spectra/hemoglobin; every 10 nm.
 */
export const OXYHAEMOGLOBIN_EXTINCTION: readonly number[] = [
  266232, 466840, 480360, 246072, 102580, 62816, 44480, 33209.2, 26629.2, 23684.4, 20932.8, 20035.2, 24202.4,
  39956.8, 53236, 43016, 32613.2, 44496, 50104, 14400.8, 3200, 1506, 942, 610, 442, 368, 319.6, 294, 277.6,
  276, 290, 314, 348,
]
export const DEOXYHAEMOGLOBIN_EXTINCTION: readonly number[] = [
  223296, 303956, 407560, 528600, 413280, 103292, 23388.8, 16156.4, 14550, 16684, 20862, 25773.6, 31589.6,
  39036.4, 46592, 53412, 53788, 45072, 37020, 28324.4, 14677.2, 9443.6, 6509.6, 5148.8, 4345.2, 3750.12,
  3226.56, 2795.12, 2407.92, 2051.96, 1794.28, 1540.48, 1325.88,
]

const PER_MICROMETRE = 1e-4
const HAEMOGLOBIN_GRAMS_PER_LITRE = 150
const HAEMOGLOBIN_GRAMS_PER_MOLE = 64500

/** Melanosome interior, µm⁻¹: 6.6e11 · λ^−3.33 cm⁻¹ (Jacques and McAuliffe 1991; Jacques, omlc.org/news/jan98). */
export function melanosomeAbsorption(): Spectrum {
  return spectrumFrom((nm) => 6.6e11 * nm ** -3.33 * PER_MICROMETRE)
}

/** Melanosome interior at 500 nm, µm⁻¹, by that law: what a µm of melanosome means, whatever the melanin. */
export const MELANOSOME_AT_500 = 6.6e11 * 500 ** -3.33 * PER_MICROMETRE

export interface Melanin {
  /** Of the eumelanin: how its absorption falls with the wavelength. */
  readonly fall: MelaninFall
  /** Eumelanin's share of the absorption at 500 nm, 0…1. */
  readonly eumelaninShare: number
  /** Absorption at 500 nm over that of `melanosomeAbsorption`. */
  readonly strength: number
}

/**
 * The two published forms. A power of the wavelength: −3.33 (Jacques), −3.46 (Svaasand et al. 1995), −4.2 (Schulmeister).
 * Or exponentially, per nm: in living skin (Zonios et al. 2008, J Biomed Opt 13:014017; Zonios and Dimou 2008, Opt Express
 * 16:8263) as in solution, where it falls more slowly; less steep in the blue and steeper in the red than any power.
 */
export type MelaninFall = { readonly exponent: number } | { readonly decayPerNm: number }

/** Of pheomelanin, λ^−4.75: Donner and Jensen 2006 (A Spectral BSSRDF for Shading Human Skin). */
const PHEOMELANIN_EXPONENT = -4.75

/** Melanosome interior with both melanins, µm⁻¹. */
export function melaninAbsorption({ fall, eumelaninShare, strength }: Melanin): Spectrum {
  const eumelanin = (nm: number): number =>
    'exponent' in fall ? (nm / 500) ** fall.exponent : Math.exp(-fall.decayPerNm * (nm - 500))
  return spectrumFrom((nm) => {
    const shape = eumelaninShare * eumelanin(nm) + (1 - eumelaninShare) * (nm / 500) ** PHEOMELANIN_EXPONENT
    return MELANOSOME_AT_500 * strength * shape
  })
}

/** Whole blood, µm⁻¹, at an oxygen saturation of 0…1, in vessels of a radius in µm. */
export function wholeBloodAbsorption(saturation: number, vesselRadiusUm: number): Spectrum {
  const molar = (HAEMOGLOBIN_GRAMS_PER_LITRE / HAEMOGLOBIN_GRAMS_PER_MOLE) * Math.LN10 * PER_MICROMETRE
  const dissolved = spectrumFrom((_nm, i) => {
    const oxy = OXYHAEMOGLOBIN_EXTINCTION[i] ?? 0
    const deoxy = DEOXYHAEMOGLOBIN_EXTINCTION[i] ?? 0
    return molar * (saturation * oxy + (1 - saturation) * deoxy)
  })
  return inVessels(dissolved, vesselRadiusUm)
}

/**
 * Blood sits in vessels, not in solution, and shades itself there: the cylinder correction (1 − exp(−2µr)) / (2µr)
 * of van Veen et al. 2002 for a vessel radius r in µm, 0 = none.
 */
export function inVessels(dissolved: Spectrum, vesselRadiusUm: number): Spectrum {
  return dissolved.map((value) => {
    const depth = 2 * value * vesselRadiusUm
    return depth > 1e-6 ? (value * (1 - Math.exp(-depth))) / depth : value
  })
}

/**
 * Bloodless, melanin-free tissue, µm⁻¹: 0.244 + 85.3 · exp(−(λ−154)/66.2) cm⁻¹ (Jacques, omlc.org/news/jan98), the part that
 * falls times a factor.
 */
export function tissueAbsorption(fallingFactor = 1): Spectrum {
  return spectrumFrom((nm) => (0.244 + fallingFactor * 85.3 * Math.exp(-(nm - 154) / 66.2)) * PER_MICROMETRE)
}

/** The same of newborn skin, which holds little melanin and blood: 7.84e8 · λ^−3.255 cm⁻¹ (Jacques, omlc.org/news/jan98). */
export function neonatalTissueAbsorption(): Spectrum {
  return spectrumFrom((nm) => 7.84e8 * nm ** -3.255 * PER_MICROMETRE)
}

export interface Scattering {
  /** Reduced scattering at 500 nm, cm⁻¹. */
  readonly at500: number
  /** Share of Rayleigh scattering, 0…1. */
  readonly rayleigh: number
  /** Exponent of the Mie share. */
  readonly mieExponent: number
}

/** Reduced scattering, µm⁻¹: a·(f·(λ/500)^−4 + (1−f)·(λ/500)^−b), the form of Jacques 2013, Phys Med Biol 58:R37. */
export function reducedScattering({ at500, rayleigh, mieExponent }: Scattering): Spectrum {
  return spectrumFrom((nm) => {
    const relative = nm / 500
    return at500 * (rayleigh * relative ** -4 + (1 - rayleigh) * relative ** -mieExponent) * PER_MICROMETRE
  })
}
