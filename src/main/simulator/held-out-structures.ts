import { type ReducedScattering, type SkinStructure, TRACED_NM } from './traced-skin.ts'

/** Salomatina et al. 2006 (J Biomed Opt 11:064026), excised epidermis and dermis. */
const SALOMATINA: ReducedScattering = {
  epidermis: [10.63, 7.96, 5.94, 4.79, 4.11],
  dermis: [7.68, 5.36, 3.8, 3.01, 2.54],
}

/** Shimojo et al. 2020 (J Biomed Opt 25:045002), excised epidermis and dermis; between its nine wavelengths. */
const SHIMOJO: ReducedScattering = {
  epidermis: [9.95, 8.46, 6.83, 5.58, 4.63],
  dermis: [6.46, 5.18, 3.83, 3.08, 2.45],
}

/** 1.878·(λ/500)^−0.22 + 1.76·(λ/500)^−4 mm⁻¹ in all layers: the skin models of Bjorgan, Milanic and Randeberg 2014. */
const BJORGAN: ReducedScattering = (() => {
  const everywhere = TRACED_NM.map((nm) => 1.878 * (nm / 500) ** -0.22 + 1.76 * (nm / 500) ** -4)
  return { epidermis: everywhere, dermis: everywhere }
})()

/** van Gemert et al. 1989, IEEE Trans Biomed Eng 36:1146. */
const anisotropy = (nm: number): number => 0.62 + 29e-5 * nm

const PHOTONS = 3000
const HALF_RIGHT_ANGLE = Math.PI / 4

/**
 * Thicknesses after Meglinski and Matcher 2002 (Physiol Meas 23:741: horny layer 20 µm, living epidermis 80,
 * papillary dermis 150, upper plexus 80, reticular dermis 1500, deep plexus 80), those below the upper plexus merged
 * into two, and thinner ones for the face.
 */
export const SKIN_STRUCTURES: readonly [SkinStructure, ...SkinStructure[]] = [
  {
    name: 'Salomatina, Meglinski and Matcher',
    scattering: SALOMATINA,
    anisotropy,
    thicknessUm: [20, 80, 150, 80, 400, 1180],
    refractiveIndex: 1.4,
    illumination: HALF_RIGHT_ANGLE,
    photons: PHOTONS,
  },
  {
    name: 'Shimojo, face',
    scattering: SHIMOJO,
    anisotropy,
    thicknessUm: [12, 45, 130, 70, 300, 850],
    refractiveIndex: 1.37,
    illumination: 'diffuse',
    photons: PHOTONS,
  },
  {
    name: 'Bjorgan, thick',
    scattering: BJORGAN,
    anisotropy,
    thicknessUm: [15, 85, 220, 100, 450, 1300],
    refractiveIndex: 1.4,
    illumination: 'diffuse',
    photons: PHOTONS,
  },
  {
    name: 'Salomatina, face',
    scattering: SALOMATINA,
    anisotropy,
    thicknessUm: [10, 55, 110, 60, 280, 900],
    refractiveIndex: 1.43,
    illumination: HALF_RIGHT_ANGLE,
    photons: PHOTONS,
  },
]
