import type { FilmLayer, PatientFilm } from '../../../../shared/contract/film-state.ts'
import type { MapAppearance } from '../studio.ts'
import { filmLook } from './film-look.ts'
import { frameOrder } from './frame-order.ts'
import type { ReelState } from './film-reel.ts'

/** The paths of the pictures that a film needs, the most urgent first. */
export function wantedPictures(
  film: PatientFilm,
  layer: FilmLayer,
  look: MapAppearance,
  { at, forward }: Pick<ReelState, 'at' | 'forward'>,
): readonly string[] {
  return frameOrder(at, film.frames.length, forward).flatMap(
    (index) => filmLook(film, index, layer, look)?.sheets.map(({ path }) => path) ?? [],
  )
}
