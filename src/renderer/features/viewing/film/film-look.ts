import type { FilmFrame, FilmLayer, PatientFilm } from '../../../../shared/contract/film-state.ts'
import type { ImageSize } from '../../../../shared/imaging/pixels.ts'
import type { Similarity } from '../../../../shared/imaging/similarity.ts'
import type { MapAppearance } from '../studio.ts'
import { filmPicturePath, type FilmPicture } from './load-film-picture.ts'

/** A picture of a frame as it lies over those before it. */
export interface FilmSheet {
  readonly picture: FilmPicture
  readonly path: string
  readonly alpha: number
}

/** What is seen of one frame. */
export interface FilmLook {
  readonly photo: string
  /** Of the photo, px. */
  readonly size: ImageSize
  /** From px of the photo at hand to px of this one. */
  readonly place: Similarity
  /** From the lowest to the highest. */
  readonly sheets: readonly FilmSheet[]
}

/** Whether a frame can be looked at in a layer. */
export const isShown = ({ made }: FilmFrame, layer: FilmLayer): boolean =>
  made.kind === 'there' && made.layers.includes(layer)

/** The layers that a map needs: the photo shows through it, or in place of what is left out of it. */
export function filmLayers(layer: FilmLayer, { opacity, from }: MapAppearance): readonly FilmLayer[] {
  return layer !== 'photo' && (opacity < 1 || from > 0) ? ['photo', layer] : [layer]
}

/** How a frame is looked at; null where it cannot be looked at in this layer. */
export function filmLook(
  film: PatientFilm,
  at: number,
  layer: FilmLayer,
  look: MapAppearance,
): FilmLook | null {
  const frame = film.frames[at]
  if (frame?.made.kind !== 'there' || !isShown(frame, layer)) return null
  const { width, height, place } = frame.made
  const { photo } = frame
  const sheets = filmLayers(layer, look).map((one): FilmSheet => {
    const isMap = one !== 'photo'
    const picture = { film: film.id, photo, layer: one, ...(isMap && look.from > 0 && { from: look.from }) }
    return { picture, path: filmPicturePath(picture), alpha: isMap ? look.opacity : 1 }
  })
  return { photo, size: { width, height }, place, sheets }
}
