import { describe, expect, it } from 'vitest'
import { fadeTime } from '../../../../../../src/renderer/features/viewing/film/fade-time.ts'
import { FilmFade } from '../../../../../../src/renderer/features/viewing/film/film-fade.ts'
import { filmLook, type FilmLook } from '../../../../../../src/renderer/features/viewing/film/film-look.ts'
import { filmDays } from '../../../../../../src/renderer/features/viewing/film/film-sheets.ts'
import { leaveOut } from '../../../../../../src/renderer/features/viewing/film/load-film-picture.ts'
import type { PatientFilm } from '../../../../../../src/shared/contract/film-state.ts'

const PLACE = { a: 1, b: 0, tx: 0, ty: 0 }
const film: PatientFilm = {
  id: 'f',
  hand: 'b',
  frames: ['a', 'b', 'c'].map((photo) => ({
    photo,
    takenMs: 0,
    made: { kind: 'there', width: 4, height: 3, layers: ['photo', 'map.red'], place: PLACE, aligned: true },
  })),
}
const look = (at: number, opacity = 1, from = 0): FilmLook => {
  const found = filmLook(film, at, 'map.red', { opacity, from })
  if (!found) throw new Error('expected a look')
  return found
}
const all = (): boolean => true
const none = (): boolean => false
const drawn = (fade: FilmFade, now: number) =>
  fade.at(now).map(({ look: { photo }, share }) => [photo, share])

describe('FilmFade', () => {
  it('is of the day of the photo that is seen, also while another is waited for', () => {
    const frames = film.frames.map((frame, at) => ({ ...frame, takenMs: at + 1 }))
    const fade = new FilmFade()
    expect(filmDays(fade, frames)).toEqual([])
    fade.show(look(0), all, 0, 0)
    fade.show(look(1), none, 10, 0)
    expect(filmDays(fade, frames)).toEqual([1])
    fade.show(look(1), all, 20, 0)
    expect(filmDays(fade, frames)).toEqual([2])
    fade.show(null, all, 30, 0)
    expect(filmDays(fade, frames)).toEqual([])
  })

  it('lets the next visit come through the one before, in its time', () => {
    const fade = new FilmFade()
    fade.show(look(0), all, 0, 200)
    expect(drawn(fade, 0)).toEqual([['a', 1]])
    fade.show(look(1), all, 1000, 200)
    expect(drawn(fade, 1000)).toEqual([
      ['a', 1],
      ['b', 0],
    ])
    expect(drawn(fade, 1150)).toEqual([
      ['a', 1],
      ['b', 0.75],
    ])
    expect(fade.isMoving(1150)).toBe(true)
    expect(drawn(fade, 1200)).toEqual([['b', 1]])
    expect(fade.isMoving(1200)).toBe(false)
  })

  it('goes on undisturbed while the same is asked for again, and at once where there is no time for it', () => {
    const fade = new FilmFade()
    fade.show(look(0), all, 0, 0)
    fade.show(look(1), all, 0, 200)
    fade.show(look(1), all, 100, 200)
    expect(drawn(fade, 100)[1]).toEqual(['b', 0.5])
    fade.show(look(2), all, 100, 0)
    expect(drawn(fade, 100)).toEqual([['c', 1]])
  })

  it('keeps what is seen until the next is loaded', () => {
    const fade = new FilmFade()
    fade.show(look(0), none, 0, 200)
    fade.show(look(1), none, 0, 200)
    expect(drawn(fade, 0)).toEqual([['a', 1]])
    expect(fade.paths).toEqual(['/film/f/a/map.red'])
    fade.show(look(1), all, 50, 200)
    expect(fade.paths).toEqual(['/film/f/b/map.red', '/film/f/a/map.red'])
  })

  it('shows nothing of a visit that cannot be shown, and another layer of the same one at once', () => {
    const fade = new FilmFade()
    fade.show(look(0), all, 0, 200)
    fade.show(null, all, 0, 200)
    expect(fade.at(0)).toEqual([])
    fade.show(look(1), all, 0, 200)
    fade.show(look(1, 0.5), all, 0, 200)
    expect(drawn(fade, 0)).toEqual([['b', 1]])
    fade.show(look(1, 0.4), all, 0, 200)
    expect(fade.at(0)[0]?.look.sheets.map(({ alpha }) => alpha)).toEqual([1, 0.4])
  })
})

describe('fadeTime', () => {
  it('leaves time to look between two visits of a film that plays', () => {
    for (const speed of [1, 2, 4, 8] as const)
      expect(fadeTime({ playing: true, speed }, false)).toBeLessThanOrEqual(500 / speed)
    expect(fadeTime({ playing: false, speed: 8 }, false)).toBeGreaterThan(0)
  })

  it('is none for whoever wants no motion', () => {
    expect(fadeTime({ playing: true, speed: 1 }, true)).toBe(0)
    expect(fadeTime({ playing: false, speed: 1 }, true)).toBe(0)
  })
})

describe('filmLook', () => {
  it('is the photo alone, whatever maps look like', () => {
    expect(filmLook(film, 0, 'photo', { opacity: 0.5, from: 40 })?.sheets).toMatchObject([
      { path: '/film/f/a/photo', alpha: 1 },
    ])
  })

  it('is a map as it lies in the panes: over the photo, from a value on', () => {
    expect(look(0, 0.6, 40).sheets).toMatchObject([
      { path: '/film/f/a/photo', alpha: 1 },
      { path: '/film/f/a/map.red~40', alpha: 0.6, picture: { from: 40 } },
    ])
    expect(look(0).sheets).toMatchObject([{ path: '/film/f/a/map.red', alpha: 1 }])
  })

  it('is none of a frame that is not there', () => {
    expect(filmLook(film, 7, 'photo', { opacity: 1, from: 0 })).toBeNull()
  })
})

describe('leaveOut', () => {
  it('takes away what is below the value, and neither the value itself nor what is no skin', () => {
    const pixels = new Uint8ClampedArray(16).fill(255)
    const percents = new Uint8ClampedArray([
      39, 39, 39, 255, 40, 40, 40, 255, 255, 255, 255, 255, 0, 0, 0, 255,
    ])
    leaveOut(pixels, percents, 40)
    expect([3, 7, 11, 15].map((at) => pixels[at])).toEqual([0, 255, 255, 0])
  })
})
