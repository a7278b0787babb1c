import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { PixelRect } from '../../../shared/imaging/pyramid.ts'
import { centroid, interpupillaryPx, type Landmarks } from './landmarks.ts'
import type { WorkPicture } from './work-picture.ts'

/** Head, neck and shoulders as seen from between the eyes, in distances between the pupils. */
const REACH = { aside: 3.2, up: 2.6, down: 4.2 }

/** The landmarks in pixels of the photo that the picture is a copy of. */
export function inPhoto(landmarks: Landmarks, { width, height, part }: WorkPicture): Landmarks {
  return landmarks.map(({ x, y }) => ({
    x: part.x + ((x + 0.5) * part.width) / width - 0.5,
    y: part.y + ((y + 0.5) * part.height) / height - 0.5,
  }))
}

/** And back. */
export function inPicture(landmarks: Landmarks, { width, height, part }: WorkPicture): Landmarks {
  return landmarks.map(({ x, y }) => ({
    x: ((x - part.x + 0.5) * width) / part.width - 0.5,
    y: ((y - part.y + 0.5) * height) / part.height - 0.5,
  }))
}

/** The part of a photo in which the skin of a face is looked for. */
export function windowOf(landmarks: Landmarks, photo: ImageSize): PixelRect {
  const unit = interpupillaryPx(landmarks)
  const { x, y } = centroid(landmarks.slice(36, 48))
  const left = Math.max(0, Math.floor(x - REACH.aside * unit))
  const top = Math.max(0, Math.floor(y - REACH.up * unit))
  const right = Math.min(photo.width, Math.ceil(x + REACH.aside * unit))
  const bottom = Math.min(photo.height, Math.ceil(y + REACH.down * unit))
  return { x: left, y: top, width: right - left, height: bottom - top }
}
