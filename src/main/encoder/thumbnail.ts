import sharp from 'sharp'
import type { RgbImage } from '../../shared/imaging/pixels.ts'

/** Longer side, px: sharp at 160 CSS px on a screen of twice the density. */
const SIDE = 320

/** A small JPEG of an upright sRGB picture, without any of the file's own data. */
export function encodeThumbnail({ width, height, bits, data }: RgbImage): Promise<Buffer> {
  const pixels = bits === 8 ? data : Uint8Array.from(data, (value) => value >> 8)
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 82 })
    .toBuffer()
}
