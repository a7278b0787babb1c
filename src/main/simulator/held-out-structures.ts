import { type Illumination, type PhotonPaths, type TurbidSlab, tracePhotons } from './photon-paths.ts'
import { createRandom } from './random.ts'

/**
 * The layers whose paths the held-out skin needs, from the surface down: horny layer and living epidermis, papillary
 * dermis and upper plexus of vessels, upper reticular dermis and the rest.
 */
export type PerRegion<T> = readonly [horny: T, living: T, papillary: T, plexus: T, reticular: T, deep: T]
const EPIDERMAL_REGIONS = 2

export interface SkinPhotons extends PhotonPaths {
  readonly paths: PerRegion<Float32Array>
}

/** Scattering is traced here, nm, and mixed between. */
export const TRACED_NM = [400, 470, 545, 630, 720] as const

/** Reduced scattering at `TRACED_NM`, mm⁻¹. */
interface ReducedScattering {
  readonly epidermis: readonly number[]
  readonly dermis: readonly number[]
}

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

/** A skin to be traced: all that a white Monte Carlo has to know. */
export interface SkinStructure {
  readonly name: string
  readonly scattering: ReducedScattering
  readonly thicknessUm: PerRegion<number>
  readonly refractiveIndex: number
  readonly illumination: Illumination
}

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
    thicknessUm: [20, 80, 150, 80, 400, 1180],
    refractiveIndex: 1.4,
    illumination: HALF_RIGHT_ANGLE,
  },
  {
    name: 'Shimojo, face',
    scattering: SHIMOJO,
    thicknessUm: [12, 45, 130, 70, 300, 850],
    refractiveIndex: 1.37,
    illumination: 'diffuse',
  },
  {
    name: 'Bjorgan, thick',
    scattering: BJORGAN,
    thicknessUm: [15, 85, 220, 100, 450, 1300],
    refractiveIndex: 1.4,
    illumination: 'diffuse',
  },
  {
    name: 'Salomatina, face',
    scattering: SALOMATINA,
    thicknessUm: [10, 55, 110, 60, 280, 900],
    refractiveIndex: 1.43,
    illumination: HALF_RIGHT_ANGLE,
  },
]

/** Of each structure and wavelength: the reflectance differs by some 2 % from that of endless photons, for all loads alike. */
const PHOTONS = 3000

const traces = new Map<SkinStructure, readonly SkinPhotons[]>()

/** The photons of a structure at each of `TRACED_NM`: always the same ones, traced when first asked for. */
export function pathsThrough(structure: SkinStructure): readonly SkinPhotons[] {
  const known = traces.get(structure)
  if (known !== undefined) return known
  const traced = TRACED_NM.map((nm, i) => {
    const random = createRandom(nm, structure.name)
    return tracePhotons(slabAt(structure, i), structure.illumination, PHOTONS, random) as SkinPhotons
  })
  traces.set(structure, traced)
  return traced
}

/** g = 0.62 + 29e-5·λ (van Gemert et al. 1989, IEEE Trans Biomed Eng 36:1146); µs = µs′ / (1 − g). */
function slabAt({ scattering, thicknessUm, refractiveIndex }: SkinStructure, i: number): TurbidSlab {
  const anisotropy = 0.62 + 29e-5 * (TRACED_NM[i] as number)
  const layers = thicknessUm.map((thickness, k) => {
    const part = k < EPIDERMAL_REGIONS ? scattering.epidermis : scattering.dermis
    const perMicrometre = (part[i] as number) * 1e-3
    return {
      thicknessUm: thickness,
      scattering: perMicrometre / (1 - anisotropy),
      anisotropy,
    }
  })
  return { layers, refractiveIndex }
}
