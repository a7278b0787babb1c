import { describe, expect, it } from 'vitest'
import { filmSeries } from '../../../../../../src/renderer/features/viewing/film/film-series.ts'
import type { PatientPhoto } from '../../../../../../src/renderer/features/viewing/patient-photos.ts'
import type { Studio } from '../../../../../../src/renderer/features/viewing/studio.ts'
import { REPORT } from '../../../../viewing/fakes.ts'

const analysis = (value: number): PatientPhoto['analysis'] => ({
  pipelineVersion: '1',
  modelId: 'net',
  modelVersion: '1',
  numbers: [{ region: 'face', name: 'brown.mean', value }],
})
const photo = (id: string, takenMs: number, of: PatientPhoto['analysis']): PatientPhoto => ({
  id,
  view: 'front',
  bodySite: '',
  takenMs,
  thumbnail: false,
  quality: null,
  visitId: `visit of ${takenMs}`,
  skinState: 'clean',
  repeats: null,
  analysis: of,
})
const map = (mean: number) => ({ mean, sd: 0, cv: 0, area: 0, spots: 0 })
const hand = {
  phase: 'ready',
  kept: null,
  view: { set: 's', photo: 'p', record: { patient: 'x', photo: 'c' }, width: 8, height: 6 },
  report: {
    ...REPORT,
    metrics: { face: { red: map(0), brown: map(0.3), gray: map(0) } },
    skin: { face: { itaDegrees: 30, roughness: 0 } },
  },
} as unknown as Studio['hand']
const photos = [
  photo('a', 1, analysis(0.1)),
  photo('b', 2, null),
  photo('c', 3, null),
  photo('d', 4, analysis(0.4)),
]

describe('the numbers of a film', () => {
  it('are the means of its map in the photos that it holds and that were analysed', () => {
    const points = filmSeries({ hand: { ...hand, phase: 'cancelled' }, photos }, ['a', 'b', 'c'], 'map.brown')
    expect(points.map(({ photoId, value }) => [photoId, value])).toEqual([['a', 0.1]])
  })

  it('hold the photo at hand also before its analysis is in the record, to be compared with the others', () => {
    const points = filmSeries({ hand, photos }, ['a', 'b', 'c', 'd'], 'map.brown')
    expect(points.map(({ value }) => value)).toEqual([0.1, 0.3, 0.4])
    expect(new Set(points.map(({ kind }) => kind)).size).toBe(1)
  })

  it('are of the newest analysis of the photo at hand, as its picture is, where the record was read before that', () => {
    const read = photos.map((one) => (one.id === 'c' ? { ...one, analysis: analysis(0.9) } : one))
    const meanOf = (kept: object | null): number | undefined =>
      filmSeries({ hand: { ...hand, kept } as Studio['hand'], photos: read }, ['c'], 'map.brown')[0]?.value
    expect(meanOf({ kind: 'kept' })).toBe(0.3)
    expect(meanOf({ kind: 'restored' })).toBe(0.3)
    // Its picture is that of the older one.
    expect(meanOf({ kind: 'failed', error: { kind: 'bug' } })).toBe(0.9)
  })

  it('are none of the photo itself', () => {
    expect(filmSeries({ hand, photos }, ['a', 'd'], 'photo')).toEqual([])
  })
})
