import type { FilmLayer } from '../../../shared/contract/film-state.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { MapLayer } from '../../../shared/imaging/layers.ts'
import { encodeGrey8Png, encodeRgb8Jpeg } from '../../encoder/png.ts'

/** A layer as JPEG, or the values of a map as PNG. */
export type FramePicture = FilmLayer | `${MapLayer}~values`

/** The pictures of one frame. */
export type FramePictures = ReadonlyMap<FramePicture, Uint8Array>

/** Bytes that all pictures of a film may have together. */
export const FILM_BYTES = 64 * 2 ** 20

/** Long side of a picture, px, at most; and of those of long films. */
const LONG_SIDE = 1280
const LEAST_SIDE = 800
/** So many frames have room for the full side. */
const FRAMES_AT_FULL_SIDE = 24

/** Tried one after another until a frame's pictures fit into their share; the last one is taken anyway. */
const QUALITIES = [92, 84, 70, 50] as const

/** The long side of the pictures of a film of so many frames, px. */
export const frameSide = (frames: number): number =>
  Math.round(
    Math.max(LEAST_SIDE, LONG_SIDE * Math.min(1, Math.sqrt(FRAMES_AT_FULL_SIDE / Math.max(1, frames)))),
  )

/**
 * `layers`: interleaved sRGB bytes. `values`: percents, of which nothing may be lost. `share`: bytes that the frame's pictures may have
 * together.
 */
export async function encodeFrame(
  layers: ReadonlyMap<FilmLayer, Uint8Array>,
  values: ReadonlyMap<MapLayer, Uint8Array>,
  size: ImageSize,
  share: number,
): Promise<FramePictures> {
  const exact = new Map<FramePicture, Uint8Array>()
  for (const [layer, percents] of values) exact.set(`${layer}~values`, await encodeGrey8Png(percents, size))
  const taken = [...exact.values()].reduce((sum, { length }) => sum + length, 0)
  let pictures = new Map<FramePicture, Uint8Array>()
  for (const quality of QUALITIES) {
    pictures = new Map()
    let bytes = taken
    for (const [layer, pixels] of layers) {
      const jpeg = await encodeRgb8Jpeg(pixels, size, quality)
      bytes += jpeg.length
      pictures.set(layer, jpeg)
    }
    if (bytes <= share) break
  }
  return new Map([...pictures, ...exact])
}
