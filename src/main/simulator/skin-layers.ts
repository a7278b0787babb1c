import type { SkinPhysics } from './physics.ts'
import type { PigmentLoad } from './skin-optics.ts'
import { type Spectrum, WAVELENGTHS_NM } from './spectra.ts'

/** Absorption and reduced scattering of a layer over its thickness: µa·d and µs′·d, no unit. */
export interface OpticalDepths {
  readonly absorption: number
  readonly scattering: number
}

/** Where the pigments of a load lie: the anatomy that the models of light share. */
export class SkinLayers {
  readonly #physics: SkinPhysics

  constructor(physics: SkinPhysics) {
    this.#physics = physics
  }

  /** The horny layer, free of melanin; null where the epidermis is taken as a whole. */
  horny(wavelength: number): OpticalDepths | null {
    const { hornyUm, epidermisScattering } = this.#physics
    return hornyUm > 0 ? this.#layer(wavelength, hornyUm, 0, epidermisScattering) : null
  }

  epidermis(melaninUm: number, wavelength: number): OpticalDepths {
    const physics = this.#physics
    return this.#layer(
      wavelength,
      physics.epidermisUm - physics.hornyUm,
      melaninUm * at(physics.melanosome, wavelength),
      physics.epidermisScattering,
    )
  }

  /** The layers of the dermis down to the endless one, uppermost first. */
  dermis(
    { bloodUm, dermalMelaninUm }: Omit<PigmentLoad, 'melaninUm'>,
    wavelength: number,
  ): readonly OpticalDepths[] {
    const physics = this.#physics
    const blood = physics.dermalPath * bloodUm * at(physics.blood, wavelength)
    const tilt = (550 / (WAVELENGTHS_NM[wavelength] as number)) ** physics.dermalMelaninTilt
    const dermal = physics.dermalPath * dermalMelaninUm * tilt * at(physics.melanosome, wavelength)
    const deepBlood = physics.deepUm * physics.deepBloodFraction * at(physics.deepBlood, wavelength)
    const upperBlood = (1 - physics.bloodBelowShare) * blood
    const lowerBlood = physics.bloodBelowShare * blood
    const share = physics.papillaryMelaninShare
    const reticular = (melanin: number): OpticalDepths =>
      this.#layer(wavelength, physics.deepUm, melanin + deepBlood + lowerBlood, physics.scattering)
    const papillary = (part: number, melanin: number): OpticalDepths =>
      this.#layer(wavelength, part * physics.papillaryUm, part * upperBlood + melanin, physics.scattering)
    return share === null
      ? [papillary(1, 0), reticular(dermal)]
      : [papillary(1 - share, 0), papillary(share, dermal), reticular(0)]
  }

  /** The endless reticular dermis, per µm. */
  reticular(wavelength: number): OpticalDepths {
    const physics = this.#physics
    return {
      absorption:
        at(physics.tissue, wavelength) + physics.deepBloodFraction * at(physics.deepBlood, wavelength),
      scattering: at(physics.scattering, wavelength),
    }
  }

  #layer(wavelength: number, thicknessUm: number, pigment: number, scattering: Spectrum): OpticalDepths {
    return {
      absorption: at(this.#physics.tissue, wavelength) * thicknessUm + pigment,
      scattering: at(scattering, wavelength) * thicknessUm,
    }
  }
}

const at = (spectrum: Spectrum, i: number): number => spectrum[i] as number
