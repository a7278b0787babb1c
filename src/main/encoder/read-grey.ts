import sharp from 'sharp'
import { BasalisError } from '../../shared/contract/errors.ts'
import type { ImageSize } from '../../shared/imaging/pixels.ts'

/**
 * One plane of a PNG that `encodeGrey8Png` wrote, in shared memory: `into`, or a new one. `size`: what it must have. Fails with
 * IMAGE_CORRUPT: these are our own files, from the vault, and never a file from outside.
 */
export async function readGrey8Png(
  png: Uint8Array,
  size: ImageSize,
  into?: Uint8Array<SharedArrayBuffer>,
): Promise<Uint8Array<SharedArrayBuffer>> {
  const bytes = await samplesOf(png, size, 8)
  const plane = into ?? new Uint8Array(new SharedArrayBuffer(bytes.length))
  plane.set(bytes)
  return plane
}

/** … or `encodeGrey16Png`. */
export async function readGrey16Png(
  png: Uint8Array,
  size: ImageSize,
  into?: Uint16Array<SharedArrayBuffer>,
): Promise<Uint16Array<SharedArrayBuffer>> {
  const bytes = await samplesOf(png, size, 16)
  const plane = into ?? new Uint16Array(new SharedArrayBuffer(bytes.length))
  plane.set(new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2))
  return plane
}

async function samplesOf(png: Uint8Array, { width, height }: ImageSize, bits: 8 | 16): Promise<Buffer> {
  const picture = sharp(png, { limitInputPixels: width * height, failOn: 'warning' })
  const found = await picture.metadata().catch(corrupt)
  const depth = bits === 16 ? 'ushort' : 'uchar'
  if (found.width !== width || found.height !== height || found.channels !== 1 || found.depth !== depth)
    return corrupt(
      null,
      `${found.width} × ${found.height} px, ${found.channels} channels of ${found.depth}`,
      `${width} × ${height} px, 1 channel of ${depth}`,
    )
  return picture
    .toColourspace(bits === 16 ? 'grey16' : 'b-w')
    .raw({ depth })
    .toBuffer()
    .catch(corrupt)
}

function corrupt(cause: unknown, found = 'another file', expected = 'a kept map'): never {
  throw new BasalisError('IMAGE_CORRUPT', `expected ${expected}, found ${found}`, { cause })
}
