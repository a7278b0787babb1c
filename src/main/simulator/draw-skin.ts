import { BeerLambertSkin } from './beer-lambert-skin.ts'
import { DiffusionSkin } from './diffusion-skin.ts'
import { EVEN_TISSUE, HORNY_LAYER, measuredBlood, tabulatedMelanin } from './held-out-spectra.ts'
import { SKIN_STRUCTURES } from './held-out-structures.ts'
import { LayeredSkin } from './layered-skin.ts'
import { MonteCarloSkin } from './monte-carlo-skin.ts'
import { type SkinPhysics, drawPhysics } from './physics.ts'
import type { Random } from './random.ts'
import type { Domain, SkinOptics } from './skin-optics.ts'
import { TRAINING_STRUCTURES } from './training-structures.ts'

/** A random skin: its model of light and the constants of that model. */
export function drawSkin(random: Random, domain: Domain): SkinOptics {
  return domain === 'training' ? drawTrainingSkin(random) : drawHeldOutSkin(random)
}

/**
 * Four models, so that no one model's errors are learnt as the look of skin. Most of it is traced: the other three are
 * approximations of what the photons do.
 */
function drawTrainingSkin(random: Random): SkinOptics {
  const kind = random.next()
  const physics = drawPhysics(random)
  if (kind < 0.85) return tracedSkin(random, physics)
  if (kind < 0.93) return new LayeredSkin(physics)
  if (kind < 0.97) return new DiffusionSkin(physics)
  return new BeerLambertSkin(physics, random.uniform(1, 2))
}

/** Scattering and thicknesses of a structure of its own, what absorbs from the constants. */
function tracedSkin(random: Random, physics: SkinPhysics): SkinOptics {
  const { melanosome, blood, deepBlood, tissue } = physics
  const hornyFactor = random.uniform(0, 1.5)
  return new MonteCarloSkin(random.pick(TRAINING_STRUCTURES), {
    melanosome,
    blood,
    deepBlood,
    tissue,
    hornyLayer: tissue.map((value) => value * hornyFactor),
    deepBloodFraction: physics.deepBloodFraction,
    plexusShare: random.uniform(0.1, 0.9),
    papillaryMelaninShare: random.chance(0.6) ? 0 : random.uniform(0.2, 1),
    groundReflectance: random.uniform(0.4, 0.9),
  })
}

function drawHeldOutSkin(random: Random): SkinOptics {
  const vesselRadiusUm = random.uniform(3, 10)
  const tissueFactor = random.logUniform(0.4, 1.25)
  const hornyFactor = random.uniform(0.7, 1.8)
  return new MonteCarloSkin(random.pick(SKIN_STRUCTURES), {
    melanosome: tabulatedMelanin({
      pheomelaninShare: random.uniform(0, 0.35),
      strength: random.uniform(0.8, 1.25),
    }),
    blood: measuredBlood(random.uniform(0.6, 0.85), vesselRadiusUm),
    deepBlood: measuredBlood(random.uniform(0.5, 0.7), vesselRadiusUm),
    tissue: EVEN_TISSUE.map((value) => value * tissueFactor),
    hornyLayer: HORNY_LAYER.map((value) => value * hornyFactor),
    deepBloodFraction: random.logUniform(0.001, 0.012),
    plexusShare: random.uniform(0.2, 0.7),
    papillaryMelaninShare: 0,
    groundReflectance: random.uniform(0.5, 0.9),
  })
}
