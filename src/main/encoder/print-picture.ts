import sharp from 'sharp'
import type { ImageSize } from '../../shared/imaging/pixels.ts'

/**
 * Pictures of our own at the size that they are printed in. They are opened in the calling process: never a file from
 * outside as it came. Each runs off the calling thread.
 */

const JPEG = [0xff, 0xd8, 0xff]
const PNG = [0x89, 0x50, 0x4e, 0x47]

/** Size in px of a JPEG or PNG; null: it is neither, or damaged at its beginning. */
export async function printPictureSize(bytes: Uint8Array): Promise<ImageSize | null> {
  const known = [JPEG, PNG].some((signature) => signature.every((byte, at) => bytes[at] === byte))
  if (!known) return null
  const found = await sharp(bytes)
    .metadata()
    .catch(() => null)
  return found && { width: found.width, height: found.height }
}

/** A JPEG on white without any of the file's own data. `quality`: 1…100. */
export function encodePrintJpeg(
  bytes: Uint8Array,
  { width, height }: ImageSize,
  quality = 86,
): Promise<Buffer> {
  return sharp(bytes)
    .resize(width, height, { fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality })
    .toBuffer()
}

/** R, G, B, interleaved, 0…255. */
export async function printRgb(bytes: Uint8Array, { width, height }: ImageSize): Promise<Uint8Array> {
  return sharp(bytes)
    .resize(width, height, { fit: 'fill' })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer()
}

/** One plane of a greyscale picture of 8 or 16 bits as 0…255, averaged over what falls into a pixel. */
export async function printGrey(bytes: Uint8Array, { width, height }: ImageSize): Promise<Uint8Array> {
  return sharp(bytes)
    .resize(width, height, { fit: 'fill', kernel: 'linear' })
    .removeAlpha()
    .toColourspace('b-w')
    .raw({ depth: 'uchar' })
    .toBuffer()
}
