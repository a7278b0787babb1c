import { PIGMENTS, type Pigment } from './pigments.ts'

/** The simulated illuminations of pipeline §6. "Computed": no such lamp is ever on. */
export const LIGHTS = ['gray', 'yellow', 'red', 'blue'] as const
export type Light = (typeof LIGHTS)[number]

export interface LightModel {
  /** Linear sRGB of a white, evenly lit surface under the light. */
  readonly colour: readonly [number, number, number]
  /** Attenuation exponent of a map of 1.0 under the light, per pigment. */
  readonly attenuation: Readonly<Record<Pigment, number>>
}

/**
 * How strongly full maps darken, chosen so that a map of 1.0 takes its best light down to e^−1.4, a quarter. [D]
 */
export const FULL_MAP_ATTENUATION = 1.4

/**
 * Attenuation of each pigment under each light relative to the light that shows it best: its absorption spectrum
 * over the light's band, weakened by the way down to its depth and back. Bands: gray flat 420–700 nm; yellow, red
 * and blue Gaussian at 575, 640 and 465 nm, sd 12 nm. Depths: brown 50 µm, red 150 µm, gray 400 µm. Penetration by
 * diffusion theory in dermis with 4 % blood (tests/unit/imaging/lights.test.ts computes this table anew from the
 * spectra). So blue shows brown best, yellow shows red best, and red light hides red and leaves deep gray.
 */
export const RELATIVE_ATTENUATION: Readonly<Record<Pigment, Readonly<Record<Light, number>>>> = {
  red: { gray: 0.516, yellow: 1, red: 0.089, blue: 0.768 },
  brown: { gray: 0.624, yellow: 0.544, red: 0.492, blue: 1 },
  gray: { gray: 0.493, yellow: 0.219, red: 1, blue: 0.241 },
}

const COLOURS: Readonly<Record<Light, readonly [number, number, number]>> = {
  gray: [1, 1, 1],
  yellow: [1, 0.76, 0.16],
  red: [1, 0.13, 0.09],
  blue: [0.16, 0.34, 1],
}

/** `only`: of this map alone, as if the skin held nothing of the other two. */
export function lightModel(light: Light, only?: Pigment): LightModel {
  const share = (pigment: Pigment): number =>
    only === undefined || only === pigment ? RELATIVE_ATTENUATION[pigment][light] : 0
  const attenuation = Object.fromEntries(
    PIGMENTS.map((pigment) => [pigment, FULL_MAP_ATTENUATION * share(pigment)]),
  ) as Record<Pigment, number>
  return { colour: COLOURS[light], attenuation }
}
