import { expect, it } from 'vitest'
import { filmPath, parseFilmPath } from '../../../src/shared/contract/film-path.ts'
import { FILM_LAYERS } from '../../../src/shared/contract/film-state.ts'

const film = '01234567-89ab-4def-8123-456789abcdef'
const photo = '0123456789abcdef'.repeat(2)

it.each(FILM_LAYERS)('the path of %s stands for what it was made of', (layer) => {
  expect(parseFilmPath(filmPath({ film, photo, layer }))).toEqual({ film, photo, layer })
})

it('the path of a map’s values stands for them', () => {
  const request = { film, photo, layer: 'map.red', values: true } as const
  expect(parseFilmPath(filmPath(request))).toEqual(request)
})

it.each([
  `/film/${film}/${photo}/photo~values`,
  `/film/${film}/${photo}/map.red~40`,
  `/film/${film}/${photo}`,
  `/film/${film}/${photo}/diffuse`,
  `/film/${film}/${photo}/light.red`,
  `/film/${film}/${photo}/photo/0`,
  `/film/${film}/../${photo}/photo`,
  `/film/x/${photo}/photo`,
  `/film/${film}/${photo.toUpperCase()}/photo`,
])('%s stands for nothing', (path) => {
  expect(parseFilmPath(path)).toBeNull()
})
