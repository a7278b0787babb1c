import { type LayerOptics, deepLayer, layer, stack, throughSurface } from './kubelka-munk.ts'
import type { SkinPhysics } from './physics.ts'
import { type OpticalDepths, SkinLayers } from './skin-layers.ts'
import { FactoredSkin } from './skin-optics.ts'
import { type Spectrum, WAVELENGTHS_NM } from './spectra.ts'

/** The horny layer, where it is one of its own, on the living epidermis. */
export interface LayeredEpidermis {
  readonly horny: LayerOptics | null
  readonly living: LayerOptics
}

/**
 * Epidermis on papillary dermis on upper reticular dermis on an endless reticular dermis, by Kubelka–Munk with
 * K = f_K·µa and S = f_S·µs′. (Textbook: f_K = 2, f_S = 3/4; the factors are drawn because no pair fits all skin.)
 */
export class LayeredSkin extends FactoredSkin<LayeredEpidermis, number> {
  readonly #physics: SkinPhysics
  protected readonly layers: SkinLayers
  readonly #reticular: Spectrum

  constructor(physics: SkinPhysics) {
    super()
    this.#physics = physics
    this.layers = new SkinLayers(physics)
    this.#reticular = Float64Array.from(WAVELENGTHS_NM, (_nm, i) => {
      const { absorption, scattering } = this.layers.reticular(i)
      return deepLayer(physics.absorptionFactor * absorption, physics.scatteringFactor * scattering)
    })
  }

  protected override epidermis(melaninUm: number, wavelength: number): LayeredEpidermis {
    const horny = this.layers.horny(wavelength)
    return {
      horny: horny === null ? null : this.layer(horny),
      living: this.livingEpidermis(this.layers.epidermis(melaninUm, wavelength)),
    }
  }

  protected livingEpidermis(depths: OpticalDepths): LayerOptics {
    return this.layer(depths)
  }

  /** Reflectance of all that lies below the epidermis. */
  protected override dermis(bloodUm: number, dermalMelaninUm: number, wavelength: number): number {
    return this.layers
      .dermis({ bloodUm, dermalMelaninUm }, wavelength)
      .reduceRight((below, depths) => stack(this.layer(depths), below), this.#reticular[wavelength] as number)
  }

  protected override assemble({ horny, living }: LayeredEpidermis, dermis: number): number {
    const inner = stack(living, dermis)
    return throughSurface(horny === null ? inner : stack(horny, inner), this.#physics.innerReflection)
  }

  protected layer({ absorption, scattering }: OpticalDepths): LayerOptics {
    const { absorptionFactor, scatteringFactor } = this.#physics
    return layer(absorptionFactor * absorption, scatteringFactor * scattering)
  }
}
