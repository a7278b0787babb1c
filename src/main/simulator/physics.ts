import type { Random } from './random.ts'
import {
  type Spectrum,
  melanosomeAbsorption,
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
  readonly scattering: Spectrum
  readonly epidermisUm: number
  readonly papillaryUm: number
  readonly deepUm: number
  readonly deepBloodFraction: number
  /** K = factor × µa, S = factor × µs′ of Kubelka and Munk. */
  readonly absorptionFactor: number
  readonly scatteringFactor: number
  /** Reflection of diffuse light at the inside of the surface. */
  readonly innerReflection: number
}

/**
 * Constants drawn from ranges wider than any one paper's, since published values for living skin differ severalfold
 * (Lister, Wright and Chappell 2012, J Biomed Opt 17:090901). A net that has seen all of them carries over better
 * to skin of other physics than one trained on a best fit.
 */
export function drawPhysics(random: Random): SkinPhysics {
  const vesselRadiusUm = random.uniform(0, 14)
  const tissueFactor = random.uniform(0.25, 1.8)
  const scattering = reducedScattering({
    at500: random.uniform(40, 78),
    rayleigh: random.uniform(0.08, 0.42),
    mieExponent: random.uniform(0.3, 0.75),
  })
  return {
    melanosome: melanosomeAbsorption(random.normal(0, 0.5)),
    blood: wholeBloodAbsorption(random.uniform(0.6, 0.9), vesselRadiusUm),
    deepBlood: wholeBloodAbsorption(random.uniform(0.5, 0.75), vesselRadiusUm),
    tissue: tissueAbsorption().map((value) => value * tissueFactor),
    scattering,
    epidermisUm: random.uniform(50, 100),
    papillaryUm: random.uniform(150, 250),
    deepUm: random.uniform(300, 500),
    deepBloodFraction: random.logUniform(0.001, 0.03),
    absorptionFactor: random.uniform(1.5, 2.4),
    scatteringFactor: random.uniform(0.6, 0.9),
    innerReflection: random.uniform(0.44, 0.54),
  }
}

/** The middle of every range: one definite skin for tests and examples. */
export function typicalPhysics(): SkinPhysics {
  return {
    melanosome: melanosomeAbsorption(),
    blood: wholeBloodAbsorption(0.75, 7),
    deepBlood: wholeBloodAbsorption(0.65, 7),
    tissue: tissueAbsorption(),
    scattering: reducedScattering({ at500: 60, rayleigh: 0.25, mieExponent: 0.5 }),
    epidermisUm: 75,
    papillaryUm: 200,
    deepUm: 400,
    deepBloodFraction: 0.006,
    absorptionFactor: 2,
    scatteringFactor: 0.75,
    innerReflection: 0.5,
  }
}
