import { crc32 } from 'node:zlib'
import sharp from 'sharp'

const MM_PER_INCH = 25.4
/** Of a CSS pixel, by its definition. */
const CSS_PX_PER_INCH = 96

/** Length of the signature; length and name before a chunk's data, its checksum after it. */
const SIGNATURE_BYTES = 8
const HEAD_BYTES = 8
const TAIL_BYTES = 4

/**
 * A picture of the screen as a PNG file for others: with the sRGB profile that its colours are meant in and its resolution, and
 * nothing else beside the pixels, which stay as they are. `pixelRatio`: device pixels a CSS pixel. Runs off the calling thread.
 */
export async function encodeViewPng(screen: Uint8Array, pixelRatio: number): Promise<Buffer> {
  const { data, info } = await sharp(screen).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const png = await sharp(data, { raw: { width, height, channels: 3 } })
    .withIccProfile('srgb')
    .png({ compressionLevel: 6 })
    .toBuffer()
  return withResolution(png, (CSS_PX_PER_INCH * pixelRatio * 1000) / MM_PER_INCH)
}

/** The encoder takes a resolution only together with EXIF; so its own default is written over. In pixels a metre. */
function withResolution(png: Buffer, perMetre: number): Buffer {
  for (let at = SIGNATURE_BYTES; at < png.length;) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + HEAD_BYTES) === 'pHYs') {
      const data = at + HEAD_BYTES
      png.writeUInt32BE(Math.round(perMetre), data)
      png.writeUInt32BE(Math.round(perMetre), data + 4)
      // The unit is the metre.
      png[data + 8] = 1
      png.writeUInt32BE(crc32(png.subarray(at + 4, data + length)), data + length)
      return png
    }
    at += HEAD_BYTES + length + TAIL_BYTES
  }
  throw new Error('expected the chunk pHYs in a PNG of the encoder, found none')
}
