import type { ByteTile } from '../analysis/layers/layer-set.ts'
import { encodeRgb8Jpeg, encodeRgb8Png } from '../encoder/png.ts'

export interface EncodedTile {
  readonly type: 'image/png' | 'image/jpeg'
  readonly bytes: Buffer
}

/**
 * Level 0, where a pixel on the screen is a pixel of the photo, is sent as it is. Coarser levels are resampled
 * already and go as JPEG without colour subsampling: 80 KB a tile instead of 430, and 4 ms instead of 5.
 */
export async function encodeTile(tile: ByteTile, level: number): Promise<EncodedTile> {
  return level === 0
    ? { type: 'image/png', bytes: await encodeRgb8Png(tile.data, tile) }
    : { type: 'image/jpeg', bytes: await encodeRgb8Jpeg(tile.data, tile) }
}
