import { describe, expect, it } from 'vitest'
import { frameOrder } from '../../../../../../src/renderer/features/viewing/film/frame-order.ts'
import { isShown } from '../../../../../../src/renderer/features/viewing/film/film-look.ts'
import { wantedPictures } from '../../../../../../src/renderer/features/viewing/film/wanted-pictures.ts'
import type { FilmFrame, FilmLayer } from '../../../../../../src/shared/contract/film-state.ts'

describe('the order in which frames are worth having', () => {
  it('goes outwards from the one that is looked at, ahead of it first', () => {
    expect(frameOrder(2, 6, true)).toEqual([2, 3, 1, 4, 0, 5])
    expect(frameOrder(2, 6, false)).toEqual([2, 1, 3, 0, 4, 5])
  })

  it('holds every frame once, wherever it begins', () => {
    for (const at of [0, 3, 6])
      expect(frameOrder(at, 7, true).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(frameOrder(0, 1, true)).toEqual([0])
    expect(frameOrder(0, 0, true)).toEqual([])
  })
})

const frame = (photo: string, ...layers: FilmLayer[]): FilmFrame => ({
  photo,
  takenMs: 0,
  made:
    layers.length === 0
      ? { kind: 'waiting' }
      : { kind: 'there', width: 4, height: 3, layers, place: { a: 1, b: 0, tx: 0, ty: 0 }, aligned: true },
})

const WHOLE = { opacity: 1, from: 0 }

describe('the pictures that a film needs', () => {
  const film = {
    id: 'f',
    hand: 'b',
    frames: [frame('a', 'photo', 'map.red'), frame('b', 'photo', 'map.red'), frame('c', 'photo'), frame('d')],
  }

  it('are those that are there in its layer', () => {
    const wanted = wantedPictures(film, 'map.red', WHOLE, { at: 1, forward: true })
    expect(wanted).toEqual(['/film/f/b/map.red', '/film/f/a/map.red'])
    expect(film.frames.map((one) => isShown(one, 'photo'))).toEqual([true, true, true, false])
  })

  it('are those of the photo as well where it shows through', () => {
    expect(wantedPictures(film, 'map.red', { ...WHOLE, opacity: 0.5 }, { at: 0, forward: true })).toEqual([
      '/film/f/a/photo',
      '/film/f/a/map.red',
      '/film/f/b/photo',
      '/film/f/b/map.red',
    ])
    expect(wantedPictures(film, 'photo', { opacity: 0.5, from: 30 }, { at: 0, forward: true })).toHaveLength(
      3,
    )
  })

  it('are maps without what is below a value, over the photo', () => {
    expect(
      wantedPictures(
        { ...film, frames: film.frames.slice(0, 1) },
        'map.red',
        { opacity: 1, from: 40 },
        { at: 0, forward: true },
      ),
    ).toEqual(['/film/f/a/photo', '/film/f/a/map.red~40'])
  })
})
