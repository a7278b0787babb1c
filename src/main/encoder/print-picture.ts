import sharp, { type Sharp } from 'sharp'
import { BasalisError } from '../../shared/contract/errors.ts'
import type { ImageSize } from '../../shared/imaging/pixels.ts'

/**
 * Pictures of our own at the size that they are printed in, upright. They are opened in the calling process: never a file
 * from outside as it came, but the logo that a command is given. Each runs off the calling thread, and fails with
 * IMAGE_CORRUPT for a picture that is damaged or cut off.
 */

const JPEG = [0xff, 0xd8, 0xff]
const PNG = [0x89, 0x50, 0x4e, 0x47]

/** Size in px, upright, of a JPEG or PNG; null: it is neither, or damaged at its beginning. */
export async function printPictureSize(bytes: Uint8Array): Promise<ImageSize | null> {
  const known = [JPEG, PNG].some((signature) => signature.every((byte, at) => bytes[at] === byte))
  if (!known) return null
  const found = await sharp(bytes)
    .metadata()
    .catch(() => null)
  return found && { width: found.autoOrient.width, height: found.autoOrient.height }
}

/** A JPEG on white without any of the file's own data. `quality`: 1…100. */
export function encodePrintJpeg(
  bytes: Uint8Array,
  { width, height }: ImageSize,
  quality = 86,
): Promise<Buffer> {
  return upright(bytes)
    .resize(width, height, { fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality })
    .toBuffer()
    .catch(damaged)
}

/** R, G, B, interleaved, 0…255. */
export async function printRgb(bytes: Uint8Array, { width, height }: ImageSize): Promise<Uint8Array> {
  return upright(bytes)
    .resize(width, height, { fit: 'fill' })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer()
    .catch(damaged)
}

/** One plane of a greyscale picture of 8 or 16 bits as 0…255, averaged over what falls into a pixel. */
export async function printGrey(bytes: Uint8Array, { width, height }: ImageSize): Promise<Uint8Array> {
  return upright(bytes)
    .resize(width, height, { fit: 'fill', kernel: 'linear' })
    .removeAlpha()
    .toColourspace('b-w')
    .raw({ depth: 'uchar' })
    .toBuffer()
    .catch(damaged)
}

const upright = (bytes: Uint8Array): Sharp => sharp(bytes, { autoOrient: true })

function damaged(cause: unknown): never {
  throw new BasalisError('IMAGE_CORRUPT', 'expected a whole picture, found one that is damaged or cut off', {
    cause,
  })
}
