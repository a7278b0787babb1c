import type { SkinFields } from './skin-fields.ts'

/** Layer thickness at which a map reaches 1 − 1/e, µm (pipeline step 5). */
export const RED_SCALE_UM = 6
export const BROWN_SCALE_UM = 2.5
export const GRAY_SCALE_UM = 3
const WRINKLE_SHARE = 0.6

export const redOf = (bloodUm: number): number => 1 - Math.exp(-bloodUm / RED_SCALE_UM)
export const brownOf = (melaninUm: number): number => 1 - Math.exp(-melaninUm / BROWN_SCALE_UM)
export const grayOf = (dermalMelaninUm: number, wrinkle: number): number =>
  1 - Math.exp(-dermalMelaninUm / GRAY_SCALE_UM) * (1 - WRINKLE_SHARE * wrinkle)

/** The three reference maps one after the other, red, brown, gray, each width × height, 0…1. */
export function truthMaps({ excess, wrinkle }: SkinFields): Float32Array {
  const pixels = wrinkle.data.length
  const maps = new Float32Array(3 * pixels)
  for (let i = 0; i < pixels; i++) {
    // Less than in clean skin, as the melanin of the lips, is none.
    maps[i] = redOf(Math.max(0, excess.blood.data[i] as number))
    maps[pixels + i] = brownOf(Math.max(0, excess.melanin.data[i] as number))
    maps[2 * pixels + i] = grayOf(excess.dermalMelanin.data[i] as number, wrinkle.data[i] as number)
  }
  return maps
}
