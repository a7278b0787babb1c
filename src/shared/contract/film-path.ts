import { pigmentOfLayer } from '../imaging/layers.ts'
import { FILM_LAYERS, type FilmLayer } from './film-state.ts'

/** Pictures of a film are fetched, as tiles are: relative to the page, `film/<film>/<photo>/<layer>`, of a map also `…~values`. */
export interface FilmPictureRequest {
  /** Opaque id of the film. */
  readonly film: string
  /** Id of the photo in its record. */
  readonly photo: string
  readonly layer: FilmLayer
  /** Of a map its values in percent, 255 where there is no skin, as a grey PNG in place of its colours. */
  readonly values?: true
}

export const FILM_FOLDER = 'film'

export const filmPath = ({ film, photo, layer, values }: FilmPictureRequest): string =>
  `/${FILM_FOLDER}/${film}/${photo}/${layer}${values ? '~values' : ''}`

const PATTERN = /^\/film\/([0-9a-f-]{36})\/([0-9a-f]{32})\/([a-z]+(?:\.[a-z]+)?)(~values)?$/

/** The request that a path stands for; null for anything else. */
export function parseFilmPath(path: string): FilmPictureRequest | null {
  const [, film, photo, name, values] = PATTERN.exec(path) ?? []
  const layer = FILM_LAYERS.find((known) => known === name)
  if (film === undefined || photo === undefined || !layer) return null
  if (values === undefined) return { film, photo, layer }
  return pigmentOfLayer(layer) ? { film, photo, layer, values: true } : null
}
