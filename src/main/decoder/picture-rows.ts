import type { ColourTransform } from './colour-transform.ts'
import { PIECE_BYTES } from './protocol.ts'
import type { ImageSize } from '../../shared/imaging/pixels.ts'
import type { StoredSamples } from './stored-picture.ts'

/** Whole rows of interleaved R, G, B in sRGB, in a buffer of their own. */
export interface PictureRows {
  readonly firstRow: number
  readonly data: Uint8Array<ArrayBuffer>
}

/** True as soon as one visible pixel has two unequal channels: exact, so that a single tinted pixel makes a colour photo. */
export function hasColour({ data, channels }: StoredSamples): boolean {
  for (let at = 0; at + 2 < data.length; at += channels) {
    const red = data[at]
    if ((red !== data[at + 1] || red !== data[at + 2]) && (channels === 3 || data[at + 3] !== 0)) return true
  }
  return false
}

/** Converts colours and lays alpha over white, piece by piece, so that no second copy of the picture exists. */
export function* pictureRows(
  { data, channels }: StoredSamples,
  { width, height }: ImageSize,
  transform: ColourTransform | null,
): Generator<PictureRows> {
  const rowSamples = width * channels
  const rowsPerPiece = Math.max(1, Math.floor(PIECE_BYTES / (width * 3 * data.BYTES_PER_ELEMENT)))
  for (let firstRow = 0; firstRow < height; firstRow += rowsPerPiece) {
    const lastRow = Math.min(height, firstRow + rowsPerPiece)
    const stored = data.subarray(firstRow * rowSamples, lastRow * rowSamples)
    transform?.(stored, channels)
    const rgb = channels === 3 ? copyOf(stored) : overWhite(stored)
    yield { firstRow, data: new Uint8Array(rgb.buffer as ArrayBuffer, rgb.byteOffset, rgb.byteLength) }
  }
}

/** Not `slice`: that of Node's Buffer gives a view, and a view takes its whole buffer along when it is sent. */
const copyOf = (samples: Uint8Array | Uint16Array): Uint8Array | Uint16Array =>
  samples.BYTES_PER_ELEMENT === 2 ? new Uint16Array(samples) : new Uint8Array(samples)

function overWhite(rgba: Uint8Array | Uint16Array): Uint8Array | Uint16Array {
  const pixels = rgba.length / 4
  const rgb = rgba.BYTES_PER_ELEMENT === 2 ? new Uint16Array(pixels * 3) : new Uint8Array(pixels * 3)
  const white = rgba.BYTES_PER_ELEMENT === 2 ? 65535 : 255
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const alpha = rgba[pixel * 4 + 3] ?? 0
    const behind = white * (white - alpha)
    for (let channel = 0; channel < 3; channel += 1) {
      const sum = (rgba[pixel * 4 + channel] ?? 0) * alpha + behind
      rgb[pixel * 3 + channel] = Math.round(sum / white)
    }
  }
  return rgb
}
