import { type Illumination, type PhotonPaths, type TurbidSlab, tracePhotons } from './photon-paths.ts'
import { createRandom } from './random.ts'

/**
 * The layers whose paths a traced skin needs, from the surface down: horny layer and living epidermis, papillary
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
export interface ReducedScattering {
  readonly epidermis: readonly number[]
  readonly dermis: readonly number[]
}

/** A skin to be traced: all that a white Monte Carlo has to know. */
export interface SkinStructure {
  readonly name: string
  readonly scattering: ReducedScattering
  /** g at a wavelength in nm: the mean cosine of a scattering angle. */
  readonly anisotropy: (nm: number) => number
  readonly thicknessUm: PerRegion<number>
  readonly refractiveIndex: number
  readonly illumination: Illumination
  /** To be traced at each wavelength. With 3,000 the reflectance is off by some 2 %, for all loads alike. */
  readonly photons: number
}

const traces = new Map<SkinStructure, readonly SkinPhotons[]>()

/** The photons of a structure at each of `TRACED_NM`: always the same ones, traced when first asked for. */
export function pathsThrough(structure: SkinStructure): readonly SkinPhotons[] {
  const known = traces.get(structure)
  if (known !== undefined) return known
  const traced = TRACED_NM.map((nm, i) => {
    const random = createRandom(nm, structure.name)
    return tracePhotons(
      slabAt(structure, i),
      structure.illumination,
      structure.photons,
      random,
    ) as SkinPhotons
  })
  traces.set(structure, traced)
  return traced
}

/** µs = µs′ / (1 − g). */
function slabAt(structure: SkinStructure, i: number): TurbidSlab {
  const { scattering, thicknessUm, refractiveIndex } = structure
  const anisotropy = structure.anisotropy(TRACED_NM[i] as number)
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
