import { BeerLambertSkin } from './beer-lambert-skin.ts'
import { DiffusionSkin } from './diffusion-skin.ts'
import { EVEN_TISSUE, HORNY_LAYER, measuredBlood, tabulatedMelanin } from './held-out-spectra.ts'
import { SKIN_STRUCTURES } from './held-out-structures.ts'
import { LayeredSkin } from './layered-skin.ts'
import { MonteCarloSkin } from './monte-carlo-skin.ts'
import { drawPhysics } from './physics.ts'
import type { Random } from './random.ts'
import type { Domain, SkinOptics } from './skin-optics.ts'

/** A random skin: its model of light and the constants of that model. */
export function drawSkin(random: Random, domain: Domain): SkinOptics {
  return domain === 'training' ? drawTrainingSkin(random) : drawHeldOutSkin(random)
}

/** Three models, so that no one model's errors are learnt as the look of skin. */
function drawTrainingSkin(random: Random): SkinOptics {
  const kind = random.next()
  const physics = drawPhysics(random)
  if (kind < 0.6) return new LayeredSkin(physics)
  if (kind < 0.8) return new DiffusionSkin(physics)
  return new BeerLambertSkin(physics, random.uniform(1, 2))
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
    groundReflectance: random.uniform(0.5, 0.9),
  })
}
