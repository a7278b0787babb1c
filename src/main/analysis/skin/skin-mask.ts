import type { ImageSize } from '../../../shared/imaging/pixels.ts'

/** Which pixels of a photo are skin, at the photo's size. */
export interface SkinMask extends ImageSize {
  /** One byte a pixel: 0 = not skin … 255 = skin, in between at a soft border. */
  readonly data: Uint8Array<SharedArrayBuffer>
  /** How many pixels count as skin (`LEAST_SKIN`). */
  readonly count: number
}

/** From this value on a pixel counts as skin in every number and in the maps. */
export const LEAST_SKIN = 128

/** Whether nothing is cut out. */
export const isWhole = ({ width, height, count }: SkinMask): boolean => count === width * height
