import { describe, expect, it } from 'vitest'
import {
  counterpartOf,
  filmPhotos,
  monthUpTo,
  photosOfPatient,
  type PatientPhoto,
} from '../../../../../src/renderer/features/viewing/patient-photos.ts'
import type { PatientRecord } from '../../../../../src/shared/contract/record-channels.ts'

const DAY_MS = 86_400_000
const photo = (id: string, day: number, more: Partial<PatientPhoto> = {}): PatientPhoto => ({
  id,
  view: 'front',
  bodySite: '',
  takenMs: day * DAY_MS,
  visitId: `visit of ${day}`,
  thumbnail: true,
  quality: null,
  repeats: null,
  analysis: null,
  skinState: 'clean',
  ...more,
})

const TIMELINE = [
  photo('old', -40),
  photo('a', 0),
  photo('a2', 0),
  photo('left', 0, { view: 'left' }),
  photo('b', 10),
  photo('c', 29),
]

describe('the photos of a patient', () => {
  it('come in the order in which they were taken, each with its visit’s state of the skin', () => {
    const of = ({ id, visitId, view, bodySite, takenMs, thumbnail, analysis }: PatientPhoto) => ({
      id,
      visitId,
      view,
      bodySite,
      takenMs,
      thumbnail,
      analysis,
    })
    const visits = [
      { skinState: 'clean', photos: [of(photo('c', 29))] },
      { skinState: 'other', photos: [of(photo('a', 0)), of(photo('old', -40))] },
    ] as unknown as PatientRecord['visits']
    expect(photosOfPatient({ visits }).map(({ id, skinState }) => [id, skinState])).toEqual([
      ['old', 'other'],
      ['a', 'other'],
      ['c', 'clean'],
    ])
  })

  it('are compared with the earliest of the same view, and the earliest itself with the latest', () => {
    expect(counterpartOf(TIMELINE, 'c')?.id).toBe('old')
    expect(counterpartOf(TIMELINE, 'old')?.id).toBe('c')
  })

  it('are compared with none of another view, site or of the same visit', () => {
    expect(counterpartOf(TIMELINE, 'left')).toBeNull()
    expect(counterpartOf([photo('a', 0), photo('a2', 0)], 'a2')).toBeNull()
    expect(counterpartOf([photo('a', 0), photo('b', 3, { bodySite: 'Nose' })], 'b')).toBeNull()
    expect(counterpartOf(TIMELINE, 'unknown')).toBeNull()
  })

  it('of thirty days end with the one at hand, and leave out what is older', () => {
    expect(monthUpTo(TIMELINE, 'c', 6).map(({ id }) => id)).toEqual(['a', 'a2', 'b', 'c'])
    expect(monthUpTo(TIMELINE, 'a', 6).map(({ id }) => id)).toEqual(['a'])
    expect(monthUpTo(TIMELINE, 'unknown', 6)).toEqual([])
  })

  it('of thirty days are spread over them where there are too many', () => {
    const daily = Array.from({ length: 31 }, (_, day) => photo(String(day), day))
    expect(monthUpTo(daily, '30', 4).map(({ id }) => id)).toEqual(['0', '10', '20', '30'])
  })
})

describe('the film of a photo', () => {
  it('holds all photos of the same view and site, it among them', () => {
    expect(filmPhotos(TIMELINE, 'b').map(({ id }) => id)).toEqual(['old', 'a', 'a2', 'b', 'c'])
    expect(filmPhotos(TIMELINE, 'left').map(({ id }) => id)).toEqual(['left'])
    const sites = [photo('arm', 1, { bodySite: 'arm' }), photo('hand', 2, { bodySite: 'hand' })]
    expect(filmPhotos(sites, 'arm').map(({ id }) => id)).toEqual(['arm'])
  })

  it('is empty for a photo that is not among them', () => {
    expect(filmPhotos(TIMELINE, 'nobody')).toEqual([])
  })
})
