import type { LayerOptics } from './kubelka-munk.ts'
import { LayeredSkin } from './layered-skin.ts'
import type { SkinPhysics } from './physics.ts'
import type { OpticalDepths } from './skin-layers.ts'

/**
 * A living epidermis that absorbs but sends nothing back, over the Kubelka–Munk dermis: T = exp(−p·µa·d), passed twice.
 * The family of Alotaibi and Smith's BioFaceNet (BMVC 2019), after Krishnaswamy and Baranoski 2004. The path factor p
 * is 1 there; diffuse light travels up to 2 thicknesses (modified Beer–Lambert).
 */
export class BeerLambertSkin extends LayeredSkin {
  readonly #pathFactor: number

  constructor(physics: SkinPhysics, pathFactor: number) {
    super(physics)
    this.#pathFactor = pathFactor
  }

  protected override livingEpidermis({ absorption }: OpticalDepths): LayerOptics {
    return { reflectance: 0, transmittance: Math.exp(-this.#pathFactor * absorption) }
  }
}
