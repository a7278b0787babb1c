import { BasalisError } from '../../shared/contract/errors.ts'
import type { CodedColour } from './coded-colour.ts'

/**
 * Checks on the outer structure of PNG and WebP files that the pixel libraries do not make: they read the first frame
 * of an animation, and stop reading as soon as they have every pixel.
 */

const ascii = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Throws IMAGE_MULTIFRAME for an animated PNG and IMAGE_CORRUPT where the file ends before its IEND chunk. */
export function checkPngStructure(bytes: Uint8Array): void {
  const data = view(bytes)
  let at = 8
  while (at + 12 <= bytes.byteLength) {
    const length = data.getUint32(at)
    const name = ascii(bytes, at + 4)
    if (name === 'acTL') {
      throw new BasalisError('IMAGE_MULTIFRAME', 'expected a photo of one picture; found an animated PNG')
    }
    if (name === 'IEND') return
    at += 12 + length
  }
  throw new BasalisError('IMAGE_CORRUPT', 'expected a complete PNG; found one that ends before its last part')
}

/** The colours that a PNG names by codes (PNG 3, 11.3.2.6), which count before any profile; null where it does not. */
export function pngCodedColour(bytes: Uint8Array): CodedColour | null {
  const data = view(bytes)
  for (let at = 8; at + 12 <= bytes.byteLength; at += 12 + data.getUint32(at)) {
    const name = ascii(bytes, at + 4)
    if (name === 'IDAT') return null
    const [primaries, transfer] = bytes.subarray(at + 8, at + 8 + data.getUint32(at))
    if (name === 'cICP' && primaries !== undefined && transfer !== undefined) return { primaries, transfer }
  }
  return null
}

/** Throws IMAGE_MULTIFRAME for an animated WebP and IMAGE_CORRUPT where the file is shorter than it says. */
export function checkWebpStructure(bytes: Uint8Array): void {
  const data = view(bytes)
  const end = 8 + (bytes.byteLength >= 12 ? data.getUint32(4, true) : Infinity)
  if (end > bytes.byteLength) {
    throw new BasalisError('IMAGE_CORRUPT', 'expected a complete WebP; found one shorter than it says it is')
  }
  for (let at = 12; at + 8 <= end;) {
    const name = ascii(bytes, at)
    if (name === 'ANIM' || name === 'ANMF') {
      throw new BasalisError('IMAGE_MULTIFRAME', 'expected a photo of one picture; found an animated WebP')
    }
    const length = data.getUint32(at + 4, true)
    at += 8 + length + (length % 2)
  }
}
