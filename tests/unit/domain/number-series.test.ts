import { describe, expect, it } from 'vitest'
import {
  axisEnd,
  lastChange,
  numberOf,
  regionsWithSeries,
  runsOf,
  seriesOf,
  type SeriesRegion,
  viewsWithSeries,
} from '../../../src/shared/domain/number-series.ts'
import type { PhotoRecord, VisitRecord } from '../../../src/shared/contract/record-channels.ts'

const photo = (id: string, takenMs: number, mean: number | null, part: Partial<PhotoRecord> = {}) => ({
  id,
  visitId: 'v',
  sha256: '0'.repeat(64),
  bytes: 1,
  format: 'jpeg',
  width: 1,
  height: 1,
  view: 'front' as const,
  bodySite: '',
  takenMs,
  device: '',
  exif: {},
  repeats: null,
  thumbnail: false,
  quality: null,
  analysis: mean === null ? null : analysis(mean),
  ...part,
})

const analysis = (mean: number, modelVersion = '1', region = 'face') => ({
  id: 'a',
  photoId: 'p',
  atMs: 1,
  pipelineVersion: '1',
  modelId: 'net',
  modelVersion,
  numbers: [{ region, name: 'red.mean', value: mean }],
  count: 1,
})

const visits = (...photos: PhotoRecord[]): VisitRecord[] =>
  photos.map((one, index) => ({
    id: String(index),
    patientId: 'p',
    atMs: 1,
    reason: '',
    skinState: 'clean',
    notes: '',
    treatments: [],
    createdMs: 1,
    changedMs: 1,
    photos: [one],
  }))

describe('a series of numbers', () => {
  it('holds the analysed photos of one view in the order in which they were taken', () => {
    const given = visits(
      photo('late', 30, 0.3),
      photo('none', 20, null),
      photo('left', 15, 0.9, { view: 'left' }),
      photo('early', 10, 0.1),
    )
    expect(seriesOf(given, 'front', 'red.mean').map(({ photoId, value }) => [photoId, value])).toEqual([
      ['early', 0.1],
      ['late', 0.3],
    ])
    expect(seriesOf(given, 'front', 'brown.mean')).toEqual([])
    expect(viewsWithSeries(given)).toEqual(['front'])
    expect(viewsWithSeries(given.slice(1))).toEqual([])
  })

  it.each([
    ['another version of the net', { analysis: analysis(0.2, '2') }],
    ['another region', { analysis: analysis(0.2, '1', 'skin') }],
    ['another place on the body', { bodySite: 'left hand' }],
  ])('is not joined across %s', (_name, part) => {
    const given = visits(photo('1', 1, 0.1), photo('2', 2, 0.2, part), photo('3', 3, 0.3), photo('4', 4, 0.4))
    const runs = runsOf(seriesOf(given, 'front', 'red.mean'))
    expect(runs.map((run) => run.map(({ photoId }) => photoId))).toEqual([['1'], ['2'], ['3', '4']])
  })

  it('has an axis that ends at 1, 2 or 5 times a power of ten', () => {
    expect([0, 0.004, 0.011, 0.034, 0.5, 0.51, 1].map((value) => axisEnd([value]))).toEqual([
      0.01, 0.01, 0.02, 0.05, 0.5, 1, 1,
    ])
    expect([0, 1, 3].map((value) => axisEnd([value], 1))).toEqual([1, 1, 5])
  })

  it('takes the whole, wherever it stands among the parts of the face, unless a part is asked for', () => {
    const parts = (cheek: number, whole: number) => ({
      ...analysis(0),
      numbers: [
        { region: 'cheek-left', name: 'red.mean', value: cheek },
        { region: 'face', name: 'red.mean', value: whole },
      ],
    })
    const given = visits(
      photo('1', 1, null, { analysis: parts(0.7, 0.1) }),
      photo('2', 2, null, { analysis: parts(0.8, 0.2) }),
      photo('3', 3, 0.3),
    )
    const values = (region?: SeriesRegion) =>
      seriesOf(given, 'front', 'red.mean', region).map(({ value }) => value)
    expect(values()).toEqual([0.1, 0.2, 0.3])
    expect(values('cheek-left')).toEqual([0.7, 0.8])
    expect(regionsWithSeries(given, 'front')).toEqual(['whole', 'cheek-left'])
    expect(regionsWithSeries(given.slice(1), 'front')).toEqual(['whole'])
  })

  it('says how the last two differ, where they can be compared', () => {
    const series = (...photos: PhotoRecord[]) => seriesOf(visits(...photos), 'front', 'red.mean')
    expect(lastChange(series(photo('1', 1, 0.1)))).toBeNull()
    const change = lastChange(series(photo('1', 1, 0.1), photo('2', 2, 0.3)))
    expect(change).toMatchObject({ verdict: 'unknown', limit: null })
    expect(change?.difference).toBeCloseTo(0.2, 10)
    const other = photo('2', 2, null, { analysis: analysis(0.3, '2') })
    expect(lastChange(series(photo('1', 1, 0.1), other))).toBeNull()
  })

  it('knows the noise by shots that repeat one another', () => {
    const repeats = Array.from({ length: 10 }, (_, index) => [
      photo(`a${index}`, 2 * index, 0.1),
      photo(`b${index}`, 2 * index + 1, 0.12, { repeats: `a${index}` }),
    ]).flat()
    const after = (mean: number) =>
      lastChange(seriesOf(visits(...repeats, photo('last', 100, mean)), 'front', 'red.mean'))
    // Standard deviation 0.02 / √2, so that the limit is 1.96 · 0.02.
    expect(after(0.13)).toMatchObject({ verdict: 'within-noise' })
    expect(after(0.13)?.limit).toBeCloseTo(1.96 * 0.02, 10)
    expect(after(0.17)).toMatchObject({ verdict: 'larger-than-noise' })
  })

  it('knows no noise by repeat shots of another net, nor by those of other skin', () => {
    const repeats = (part: Partial<PhotoRecord>) =>
      Array.from({ length: 10 }, (_, index) => [
        photo(`a${index}`, 2 * index, 0.1, part),
        photo(`b${index}`, 2 * index + 1, 0.12, { ...part, repeats: `a${index}` }),
      ]).flat()
    const change = (part: Partial<PhotoRecord>, last: Partial<PhotoRecord>) => {
      const pair = [photo('before', 98, 0.1, last), photo('after', 99, 0.17, last)]
      return lastChange(seriesOf(visits(...repeats(part), ...pair), 'front', 'red.mean'))
    }
    const second = { analysis: analysis(0.1, '2') }
    expect(change({}, second)).toMatchObject({ verdict: 'unknown', limit: null })
    expect(change({ bodySite: 'left hand' }, {})).toMatchObject({ verdict: 'unknown', limit: null })
    // Ten pairs of one kind do not grow by those of another.
    const few = seriesOf(
      visits(
        ...repeats({}).slice(2),
        ...repeats({ bodySite: 'left hand' }),
        photo('1', 98, 0.1),
        photo('2', 99, 0.17),
      ),
      'front',
      'red.mean',
    )
    expect(lastChange(few)).toMatchObject({ verdict: 'unknown' })
  })

  it('knows a number by its name', () => {
    expect(numberOf(analysis(0.4), 'red.mean')?.value).toBe(0.4)
    expect(numberOf(analysis(0.4), 'gray.mean')).toBeUndefined()
  })
})
