import { type Spectrum, WAVELENGTHS_NM } from './spectra.ts'

/**
 * Where a scene's physics comes from. `held-out` is rendered by another model of light in skin, other spectra, other
 * lamps and other cameras; none of it may occur in training, so that it can tell what a net owes to the simulator.
 */
export const DOMAINS = ['training', 'held-out'] as const
export type Domain = (typeof DOMAINS)[number]

/** How much pigment lies above a point of the skin, as the thickness of an equivalent layer in µm. */
export interface PigmentLoad {
  /** Melanosome in the epidermis. */
  readonly melaninUm: number
  /** Whole blood (150 g haemoglobin per litre) in the upper dermis. */
  readonly bloodUm: number
  /** Melanosome in the dermis. */
  readonly dermalMelaninUm: number
}

/** The amounts of each pigment whose combinations make a grid, µm. */
export interface LoadGrid {
  readonly melaninUm: readonly number[]
  readonly bloodUm: readonly number[]
  readonly dermalMelaninUm: readonly number[]
}

/** One person's skin as a model of light sees it. The loads mean the same in every model. */
export interface SkinOptics {
  /** Diffuse reflectance without the gloss of the surface, 0…1. */
  reflectance(load: PigmentLoad): Spectrum
  /**
   * The reflectance at every combination of a grid: dermal melanin runs fastest, melanin slowest. `visit` gets the
   * same array each time and must not keep it.
   */
  forEachReflectance(grid: LoadGrid, visit: (spectrum: Spectrum) => void): void
}

/**
 * A model in which the epidermis and all that lies below it can be computed apart and put together cheaply, which
 * is what makes a grid fast: its parts are computed once each.
 */
export abstract class FactoredSkin<Upper, Lower> implements SkinOptics {
  protected abstract epidermis(melaninUm: number, wavelength: number): Upper
  protected abstract dermis(bloodUm: number, dermalMelaninUm: number, wavelength: number): Lower
  protected abstract assemble(upper: Upper, lower: Lower): number

  reflectance({ melaninUm, bloodUm, dermalMelaninUm }: PigmentLoad): Spectrum {
    return Float64Array.from(WAVELENGTHS_NM, (_nm, i) =>
      this.assemble(this.epidermis(melaninUm, i), this.dermis(bloodUm, dermalMelaninUm, i)),
    )
  }

  forEachReflectance(grid: LoadGrid, visit: (spectrum: Spectrum) => void): void {
    const uppers = grid.melaninUm.map((melanin) => WAVELENGTHS_NM.map((_nm, i) => this.epidermis(melanin, i)))
    const lowers = grid.bloodUm.flatMap((blood) =>
      grid.dermalMelaninUm.map((dermal) => WAVELENGTHS_NM.map((_nm, i) => this.dermis(blood, dermal, i))),
    )
    const spectrum = new Float64Array(WAVELENGTHS_NM.length)
    for (const upper of uppers) {
      for (const lower of lowers) {
        for (let i = 0; i < spectrum.length; i++) {
          spectrum[i] = this.assemble(upper[i] as Upper, lower[i] as Lower)
        }
        visit(spectrum)
      }
    }
  }
}
