import { filmPath, type FilmPictureRequest } from '../../../../shared/contract/film-path.ts'
import { loadTile } from '../../../canvas/load-tile.ts'
import type { LoadPicture } from '../../../canvas/frame-cache.ts'

/** A picture of the film; of a map what is below `from` percent may be left out, so that the photo under it shows. */
export interface FilmPicture extends Omit<FilmPictureRequest, 'values'> {
  readonly from?: number | undefined
}

const FROM = /~(\d+)$/

/** What a picture is known by in the page: where it is fetched, and what of it is left out. */
export const filmPicturePath = ({ from, ...request }: FilmPicture): string =>
  `${filmPath(request)}${from === undefined || from === 0 || request.layer === 'photo' ? '' : `~${from}`}`

/** Fetches a picture by what it is known by. */
export const loadFilmPicture: LoadPicture = async (path, signal) => {
  const from = FROM.exec(path)?.[1]
  if (from === undefined) return loadTile(path, signal)
  const whole = path.replace(FROM, '')
  const [picture, values] = await Promise.all([loadTile(whole, signal), loadTile(`${whole}~values`, signal)])
  try {
    return leftOutBelow(Number(from), picture, values)
  } finally {
    picture.close()
    values.close()
  }
}

/** The picture, without what has a smaller value. */
function leftOutBelow(from: number, picture: ImageBitmap, values: ImageBitmap): ImageBitmap {
  const { width, height } = picture
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('expected a canvas to take a map apart on, found none')
  context.drawImage(values, 0, 0)
  const percents = context.getImageData(0, 0, width, height).data
  context.drawImage(picture, 0, 0)
  const pixels = context.getImageData(0, 0, width, height)
  leaveOut(pixels.data, percents, from)
  context.putImageData(pixels, 0, 0)
  return canvas.transferToImageBitmap()
}

/** `pixels` and `percents`: R, G, B, A; the percents in each of R, G and B. */
export function leaveOut(pixels: Uint8ClampedArray, percents: Uint8ClampedArray, from: number): void {
  for (let at = 0; at < pixels.length; at += 4) if ((percents[at] ?? 0) < from) pixels[at + 3] = 0
}
