import { type LayerOptics, deepLayer, layer, stack, throughSurface } from './kubelka-munk.ts'
import type { SkinPhysics } from './physics.ts'
import { type Spectrum, WAVELENGTHS_NM } from './spectra.ts'

/** How much pigment lies above a point of the skin, as the thickness of an equivalent layer in µm. */
export interface PigmentLoad {
  /** Melanosome in the epidermis. */
  readonly melaninUm: number
  /** Whole blood in the papillary dermis. */
  readonly bloodUm: number
  /** Melanosome in the upper reticular dermis. */
  readonly dermalMelaninUm: number
}

/**
 * Epidermis on papillary dermis on upper reticular dermis on an endless reticular dermis, by Kubelka–Munk with
 * K = f_K·µa and S = f_S·µs′. (Textbook: f_K = 2, f_S = 3/4; the factors are drawn because no pair fits all skin.)
 */
export class LayeredSkin {
  readonly #physics: SkinPhysics
  readonly #reticular: Spectrum

  constructor(physics: SkinPhysics) {
    this.#physics = physics
    this.#reticular = Float64Array.from(WAVELENGTHS_NM, (_nm, i) => {
      const absorption = at(physics.tissue, i) + physics.deepBloodFraction * at(physics.deepBlood, i)
      return deepLayer(
        physics.absorptionFactor * absorption,
        physics.scatteringFactor * at(physics.scattering, i),
      )
    })
  }

  epidermis(melaninUm: number, wavelength: number): LayerOptics {
    return this.#layer(
      wavelength,
      this.#physics.epidermisUm,
      melaninUm * at(this.#physics.melanosome, wavelength),
    )
  }

  papillary(bloodUm: number, wavelength: number): LayerOptics {
    return this.#layer(wavelength, this.#physics.papillaryUm, bloodUm * at(this.#physics.blood, wavelength))
  }

  /** Upper and endless reticular dermis together. */
  deep(dermalMelaninUm: number, wavelength: number): number {
    const physics = this.#physics
    const blood = physics.deepUm * physics.deepBloodFraction * at(physics.deepBlood, wavelength)
    const upper = this.#layer(
      wavelength,
      physics.deepUm,
      dermalMelaninUm * at(physics.melanosome, wavelength) + blood,
    )
    return stack(upper, at(this.#reticular, wavelength))
  }

  /** Both lower parts under an epidermis, seen through the surface. */
  assemble(epidermis: LayerOptics, papillary: LayerOptics, deep: number): number {
    return throughSurface(stack(epidermis, stack(papillary, deep)), this.#physics.innerReflection)
  }

  reflectance(load: PigmentLoad): Spectrum {
    return Float64Array.from(WAVELENGTHS_NM, (_nm, i) =>
      this.assemble(
        this.epidermis(load.melaninUm, i),
        this.papillary(load.bloodUm, i),
        this.deep(load.dermalMelaninUm, i),
      ),
    )
  }

  #layer(wavelength: number, thicknessUm: number, pigmentDepth: number): LayerOptics {
    const physics = this.#physics
    const absorption = at(physics.tissue, wavelength) * thicknessUm + pigmentDepth
    const scattering = at(physics.scattering, wavelength) * thicknessUm
    return layer(physics.absorptionFactor * absorption, physics.scatteringFactor * scattering)
  }
}

const at = (spectrum: Spectrum, i: number): number => spectrum[i] as number
