import { FILM_LAYERS, type FilmLayer } from './film-state.ts'

/** Pictures of a film are fetched, as tiles are: relative to the page, `film/<film>/<photo>/<layer>`. */
export interface FilmPictureRequest {
  /** Opaque id of the film. */
  readonly film: string
  /** Id of the photo in its record. */
  readonly photo: string
  readonly layer: FilmLayer
}

export const FILM_FOLDER = 'film'

export const filmPath = ({ film, photo, layer }: FilmPictureRequest): string =>
  `/${FILM_FOLDER}/${film}/${photo}/${layer}`

const PATTERN = /^\/film\/([0-9a-f-]{36})\/([0-9a-f]{32})\/([a-z]+(?:\.[a-z]+)?)$/

/** The request that a path stands for; null for anything else. */
export function parseFilmPath(path: string): FilmPictureRequest | null {
  const [, film, photo, name] = PATTERN.exec(path) ?? []
  const layer = FILM_LAYERS.find((known) => known === name)
  return film !== undefined && photo !== undefined && layer ? { film, photo, layer } : null
}
