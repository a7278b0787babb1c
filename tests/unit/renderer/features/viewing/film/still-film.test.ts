import { expect, it } from 'vitest'
import { FilmReel } from '../../../../../../src/renderer/features/viewing/film/film-reel.ts'
import { stillFilm } from '../../../../../../src/renderer/features/viewing/film/still-film.ts'

it('a film stops at once, and is waited for as long as its visit takes to come', async () => {
  const reel = new FilmReel()
  reel.load('one', [true, true, true], 0, ['a', 'b', 'c'])
  reel.setSpeed(1)
  reel.togglePlay()
  reel.advance()
  const waited: number[] = []
  await stillFilm(reel, false, (ms) => {
    expect(reel.get().playing).toBe(false)
    waited.push(ms)
    return Promise.resolve()
  })
  expect(waited).toEqual([500])
  expect(reel.photo).toBe('b')
})
