import {
  type DiffusingLayer,
  type Halfspace,
  cover,
  diffuseReflectance,
  diffusingLayer,
  endless,
} from './diffusion.ts'
import { OUTER_REFLECTION } from './kubelka-munk.ts'
import type { SkinPhysics } from './physics.ts'
import { SkinLayers } from './skin-layers.ts'
import { FactoredSkin } from './skin-optics.ts'

interface DiffusingEpidermis {
  readonly horny: DiffusingLayer | null
  readonly living: DiffusingLayer
}

/**
 * The layers of `SkinLayers` by diffusion theory. Its light follows other laws than Kubelka–Munk's: collimated when
 * it comes in, hardly any of it returned by a thin layer. (Against Monte Carlo, diffusion is 1 to 2 percentage points
 * of reflectance off for skin: OSA Continuum 2:905, 2019.)
 */
export class DiffusionSkin extends FactoredSkin<DiffusingEpidermis, Halfspace> {
  readonly #layers: SkinLayers
  readonly #innerReflection: number

  constructor(physics: SkinPhysics) {
    super()
    this.#layers = new SkinLayers(physics)
    this.#innerReflection = physics.innerReflection
  }

  protected override epidermis(melaninUm: number, wavelength: number): DiffusingEpidermis {
    const horny = this.#layers.horny(wavelength)
    return {
      horny: horny === null ? null : diffusingLayer(horny),
      living: diffusingLayer(this.#layers.epidermis(melaninUm, wavelength)),
    }
  }

  protected override dermis(bloodUm: number, dermalMelaninUm: number, wavelength: number): Halfspace {
    return this.#layers
      .dermis({ bloodUm, dermalMelaninUm }, wavelength)
      .reduceRight(
        (below, depths) => cover(diffusingLayer(depths), below),
        endless(this.#layers.reticular(wavelength)),
      )
  }

  protected override assemble({ horny, living }: DiffusingEpidermis, dermis: Halfspace): number {
    const inner = cover(living, dermis)
    const whole = horny === null ? inner : cover(horny, inner)
    return (1 - OUTER_REFLECTION) * diffuseReflectance(whole, this.#innerReflection)
  }
}
