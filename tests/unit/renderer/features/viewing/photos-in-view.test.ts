import { describe, expect, it } from 'vitest'
import { FilmReel } from '../../../../../src/renderer/features/viewing/film/film-reel.ts'
import { photosInView } from '../../../../../src/renderer/features/viewing/photos-in-view.ts'
import type { Studio } from '../../../../../src/renderer/features/viewing/studio.ts'
import {
  filmView,
  FIRST_VIEW,
  paneOf,
  photosView,
  type ViewChoice,
} from '../../../../../src/renderer/features/viewing/view-choice.ts'

const view = (photo: string | null) => ({
  set: '',
  photo: '',
  record: photo === null ? null : { patient: 'p', photo },
  width: 1,
  height: 1,
})

const reel = new FilmReel()

function seen(choice: ViewChoice, own: string | null = 'own', opening: readonly string[] = []): string[] {
  const compared = ['before', 'month'].map((photo) => ({
    photo,
    session: {
      shown: opening.includes(photo) ? { phase: 'empty' } : { phase: 'cancelled', view: view(photo) },
      opening: null,
      refusal: null,
    },
  })) as Studio['compared']
  return photosInView({ hand: { phase: 'cancelled', view: view(own) }, compared, choice, reel })
}

describe('the photos in view', () => {
  it('are the one at hand once, however many of its layers are shown', () => {
    expect(seen(FIRST_VIEW)).toEqual(['own'])
  })

  it('are those that the panes show, and no others that are open', () => {
    expect(seen(photosView(['before', null], 'photo'))).toEqual(['before', 'own'])
    const alone = { ...FIRST_VIEW, focus: { kind: 'single', pane: paneOf('photo', 'month') } } as const
    expect(seen(alone)).toEqual(['month'])
  })

  it('are the one that a film is at', () => {
    const film = filmView(FIRST_VIEW)
    expect(seen(film)).toEqual(['own'])
    reel.load('film', [true, true], 0, ['long ago', 'own'])
    expect(seen(film)).toEqual(['long ago'])
    reel.step(1)
    expect(seen(film)).toEqual(['own'])
    expect(seen(film, null)).toEqual([])
  })

  it('are both of a pair', () => {
    const pair = { ...FIRST_VIEW, focus: { kind: 'wipe', photo: 'before', layer: 'photo' } } as const
    expect(seen(pair)).toEqual(['own', 'before'])
  })

  it('are not those that are still being opened, and never none of a patient’s', () => {
    expect(seen(photosView(['before', null], 'photo'), 'own', ['before'])).toEqual(['own'])
    expect(seen(photosView(['before'], 'photo'), 'own', ['before'])).toEqual(['own'])
  })

  it('are none where the photo at hand is nobody’s', () => {
    expect(seen(FIRST_VIEW, null)).toEqual([])
  })
})
