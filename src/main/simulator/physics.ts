import type { Random } from './random.ts'
import {
  type MelaninFall,
  type Spectrum,
  melaninAbsorption,
  melanosomeAbsorption,
  neonatalTissueAbsorption,
  reducedScattering,
  tissueAbsorption,
  wholeBloodAbsorption,
} from './spectra.ts'

/** The optical constants of one subject's skin; spectra in µm⁻¹. */
export interface SkinPhysics {
  readonly melanosome: Spectrum
  readonly blood: Spectrum
  readonly deepBlood: Spectrum
  readonly tissue: Spectrum
  readonly epidermisScattering: Spectrum
  /** Of the dermis. */
  readonly scattering: Spectrum
  /** With the horny layer. */
  readonly epidermisUm: number
  /** Horny layer, which holds no melanin; 0: melanin lies in the whole epidermis. */
  readonly hornyUm: number
  readonly papillaryUm: number
  readonly deepUm: number
  readonly deepBloodFraction: number
  /** Share of the blood that lies in the upper reticular dermis instead of the papillary, 0…1. */
  readonly bloodBelowShare: number
  /** Lowest share of the papillary dermis that holds the dermal melanin; null: the upper reticular dermis does. */
  readonly papillaryMelaninShare: number | null
  /** How much farther light goes through the pigments of the dermis than the model's own geometry says. */
  readonly dermalPath: number
  /**
   * How much more of the short than of the long wavelengths meets the dermal melanin than the model's own geometry says:
   * exponent of 550 nm / λ.
   */
  readonly dermalMelaninTilt: number
  /** K = factor × µa, S = factor × µs′ of Kubelka and Munk. */
  readonly absorptionFactor: number
  readonly scatteringFactor: number
  /** Reflection of diffuse light at the inside of the surface. */
  readonly innerReflection: number
}

/**
 * Constants drawn from ranges wider than any one paper's, since published values for living skin differ severalfold
 * (Lister, Wright and Chappell 2012, J Biomed Opt 17:090901). A net that has seen all of them carries over better
 * to skin of other physics than one trained on a best fit. Thicknesses: BioSkin's 50…250 µm of epidermis and the
 * layers of Meglinski and Matcher 2002 (Physiol Meas 23:741); epidermis and dermis scatter by factors of 0.6 to 1.6
 * apart (66.7 to 43.6 cm⁻¹ at 500 nm in Jacques 2013). Dermal melanin is seen in the papillary dermis (melasma) and
 * below it (naevus of Ota): Watanabe 2014, Austin J Dermatol. Light that wanders sideways passes a layer more often than
 * a model of two fluxes knows: the paths in the dermis are drawn longer, so that what a µm of blood or of dermal melanin
 * does to the colour spreads as wide as between models. They disagree most on what dermal melanin does to a* (layers of two
 * fluxes lower it, Monte Carlo hardly changes it), so its spectrum is tilted at random as well.
 */
export function drawPhysics(random: Random): SkinPhysics {
  const vesselRadiusUm = 14 * random.next() ** 1.5
  const scattering = reducedScattering({
    at500: random.uniform(36, 80),
    rayleigh: random.uniform(0.05, 0.45),
    mieExponent: random.uniform(0.25, 0.8),
  })
  const epidermisFactor = random.logUniform(0.6, 1.6)
  return {
    melanosome: melaninAbsorption({
      fall: drawMelaninFall(random),
      eumelaninShare: 1 - 0.4 * random.next() ** 2,
      strength: random.uniform(0.8, 1.25),
    }),
    blood: wholeBloodAbsorption(random.uniform(0.55, 0.95), vesselRadiusUm),
    deepBlood: wholeBloodAbsorption(random.uniform(0.45, 0.75), vesselRadiusUm),
    tissue: drawTissue(random),
    epidermisScattering: scattering.map((value) => value * epidermisFactor),
    scattering,
    epidermisUm: random.uniform(40, 120),
    hornyUm: random.uniform(5, 25),
    papillaryUm: random.uniform(100, 300),
    deepUm: random.uniform(250, 550),
    deepBloodFraction: random.logUniform(0.001, 0.03),
    bloodBelowShare: 0.4 * random.next() ** 2,
    papillaryMelaninShare: random.chance(0.4) ? random.uniform(0.3, 0.6) : null,
    dermalPath: random.logUniform(0.8, 2.2),
    dermalMelaninTilt: random.uniform(-0.2, 2),
    absorptionFactor: random.uniform(1.5, 2.4),
    scatteringFactor: random.uniform(0.6, 0.9),
    innerReflection: random.uniform(0.42, 0.56),
  }
}

/**
 * A power law for two skins of five. The exponential's constants are our range: from below that of melanin in solution, some 0.006
 * per nm, well upwards, since it falls faster in living skin.
 */
function drawMelaninFall(random: Random): MelaninFall {
  const drawn = random.next()
  return drawn < POWER_LAW_SHARE
    ? { exponent: -3.33 - 0.87 * (drawn / POWER_LAW_SHARE) }
    : { decayPerNm: 0.0045 + 0.006 * ((drawn - POWER_LAW_SHARE) / (1 - POWER_LAW_SHARE)) }
}

const POWER_LAW_SHARE = 0.4

/** One of the two published forms, about as strong as each other; the second's falling part may be weaker, or absent. */
function drawTissue(random: Random): Spectrum {
  const neonatal = random.chance(0.4)
  const factor = neonatal ? random.uniform(0.15, 1) : random.uniform(0.25, 1.8)
  const form = neonatal ? neonatalTissueAbsorption() : tissueAbsorption(random.uniform(0, 1.2))
  return form.map((value) => value * factor)
}

/** One definite skin, near the middle of the ranges, for tests, examples and the bundled sample. */
export function typicalPhysics(): SkinPhysics {
  const scattering = reducedScattering({ at500: 60, rayleigh: 0.25, mieExponent: 0.5 })
  return {
    melanosome: melanosomeAbsorption(),
    blood: wholeBloodAbsorption(0.75, 7),
    deepBlood: wholeBloodAbsorption(0.65, 7),
    tissue: tissueAbsorption(),
    epidermisScattering: scattering,
    scattering,
    epidermisUm: 75,
    hornyUm: 0,
    papillaryUm: 200,
    deepUm: 400,
    deepBloodFraction: 0.006,
    bloodBelowShare: 0,
    papillaryMelaninShare: null,
    dermalPath: 1,
    dermalMelaninTilt: 0,
    absorptionFactor: 2,
    scatteringFactor: 0.75,
    innerReflection: 0.5,
  }
}
