import type { FilmLayer } from '../../../shared/contract/film-state.ts'
import { combined, identityBetween, type Similarity } from '../../../shared/imaging/alignment.ts'
import type { MapLayer } from '../../../shared/imaging/layers.ts'
import type { ImageSize, RgbImage } from '../../../shared/imaging/pixels.ts'
import { alignWith, landmarksOf } from '../../analysis/alignment/align-photos.ts'
import type { AlignmentTasks } from '../../analysis/alignment/alignment-tasks.ts'
import { shrunk, wholeOf } from '../../analysis/alignment/shrunk.ts'
import type { Landmarks } from '../../analysis/skin/landmarks.ts'
import type { PhotoDecoder } from '../../decoder/decoder-client.ts'
import { MAP_LAYER_NAMES } from '../../encoder/map-layers.ts'
import type { TaskRunner } from '../../pool/task-table.ts'
import { encodeFrame, type FramePictures } from './encode-frame.ts'
import { paintMaps, type MapServices } from './paint-maps.ts'

export interface FrameServices {
  readonly decoder: Pick<PhotoDecoder, 'decode'>
  readonly runner: TaskRunner<AlignmentTasks> & MapServices['runner']
  /** The bytes of a kept photo. Fails as the records do. */
  readonly loadPhoto: (photo: string) => Promise<Uint8Array>
  /** Layers of its newest analysis; null: it was never analysed. */
  readonly loadLayers: (
    photo: string,
    names: readonly string[],
  ) => Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[] | null>
}

export interface FrameRequest {
  readonly photo: string
  /** Long side of its pictures, px, at most. */
  readonly side: number
  /** Bytes that its pictures may have together. */
  readonly share: number
  /** What it is laid on; null: it is that itself. */
  readonly reference: FrameReference | null
  readonly signal: AbortSignal
}

/** What the other frames are laid on: a small copy of the photo at hand. */
export interface FrameReference {
  /** Of the photo. */
  readonly size: ImageSize
  readonly small: RgbImage
  readonly landmarks: Landmarks | null
}

export interface MadeFrame {
  readonly pictures: FramePictures
  /** From px of the reference's photo to px of this one. */
  readonly place: Similarity
  readonly aligned: boolean
  /** The frame as others may be laid on it. */
  readonly self: FrameReference
}

/**
 * The small pictures of one photo, from what the record keeps of it, and where they lie on the reference. Fails as the records
 * and the decoder do, or with CancelledError.
 */
export async function makeFrame(request: FrameRequest, services: FrameServices): Promise<MadeFrame> {
  const { photo, side, share, reference, signal } = request
  const { decoder, runner, loadPhoto, loadLayers } = services
  const { image } = await decoder.decode(await loadPhoto(photo), { signal })
  const size = { width: image.width, height: image.height }
  const picture = await shrunk(image, wholeOf(image), side, { runner, signal })
  const small: RgbImage = { width: picture.width, height: picture.height, bits: 8, data: picture.data }
  const self = { size, small, landmarks: await landmarksOf(small, { runner, signal }) }

  const layers = new Map<FilmLayer, Uint8Array>([['photo', picture.data]])
  const values = new Map<MapLayer, Uint8Array>()
  const kept = await loadLayers(photo, MAP_LAYER_NAMES)
  if (kept) {
    const byName = new Map(kept.map(({ name, bytes }) => [name, bytes]))
    for (const { layer, pixels, percents } of await paintMaps(byName, size, picture, { runner, signal })) {
      layers.set(layer, pixels)
      values.set(layer, percents)
    }
  }
  const pictures = await encodeFrame(layers, values, small, share)
  return { pictures, self, ...(await placeOn(reference, self, { runner, signal })) }
}

/** Aligned on the small copies, in which a px of skin is the same to a fraction of a px of the screen; in px of the photos. */
async function placeOn(
  reference: FrameReference | null,
  self: FrameReference,
  services: { readonly runner: TaskRunner<AlignmentTasks>; readonly signal: AbortSignal },
): Promise<Pick<MadeFrame, 'place' | 'aligned'>> {
  if (!reference) return { place: { a: 1, b: 0, tx: 0, ty: 0 }, aligned: true }
  const faces = { reference: reference.landmarks, other: self.landmarks }
  const { similarity, method } = await alignWith(reference.small, self.small, faces, services)
  if (method === 'none')
    return { place: identityBetween(reference.size, self.size).similarity, aligned: false }
  const shrink = scaling(reference.small.width / reference.size.width)
  const grow = scaling(self.size.width / self.small.width)
  return { place: combined(grow, combined(similarity, shrink)), aligned: true }
}

const scaling = (a: number): Similarity => ({ a, b: 0, tx: 0, ty: 0 })
