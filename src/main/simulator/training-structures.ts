import { createRandom } from './random.ts'
import { reducedScattering, WAVELENGTHS_NM } from './spectra.ts'
import { type SkinStructure, TRACED_NM } from './traced-skin.ts'

const STRUCTURES = 48
const PHOTONS = 1500

/**
 * Random skins to be traced for the training, in the ranges of `drawPhysics`: none of the thicknesses, scattering,
 * anisotropies and refractive indices of the held-out ones.
 */
export const TRAINING_STRUCTURES = Array.from({ length: STRUCTURES }, (_, i) => drawStructure(i)) as [
  SkinStructure,
  ...SkinStructure[],
]

function drawStructure(index: number): SkinStructure {
  const name = `training ${index + 1}`
  const random = createRandom(index, name)
  const spectrum = reducedScattering({
    at500: random.uniform(34, 75),
    rayleigh: random.uniform(0.05, 0.45),
    mieExponent: random.uniform(0.25, 0.8),
  })
  const dermis = TRACED_NM.map((nm) => 1e3 * atWavelength(spectrum, nm))
  const epidermisFactor = random.logUniform(0.6, 1.6)
  const g = random.uniform(0.7, 0.92)
  return {
    name,
    scattering: { epidermis: dermis.map((value) => value * epidermisFactor), dermis },
    anisotropy: () => g,
    thicknessUm: [
      random.uniform(5, 25),
      random.uniform(35, 100),
      random.uniform(70, 220),
      random.uniform(50, 120),
      random.uniform(200, 500),
      random.uniform(700, 1500),
    ],
    refractiveIndex: random.uniform(1.34, 1.45),
    illumination: random.chance(0.5) ? 'diffuse' : random.uniform(0.1, 1.1),
    photons: PHOTONS,
  }
}

/** Between the tabulated wavelengths. */
function atWavelength(spectrum: Float64Array, nm: number): number {
  const [first = 0, second = 0] = WAVELENGTHS_NM
  const position = (nm - first) / (second - first)
  const before = Math.min(spectrum.length - 2, Math.floor(position))
  const [low = 0, high = 0] = spectrum.subarray(before, before + 2)
  return low + (high - low) * (position - before)
}
