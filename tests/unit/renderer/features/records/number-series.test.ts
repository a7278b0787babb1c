import { describe, expect, it } from 'vitest'
import {
  axisEnd,
  numberOf,
  runsOf,
  seriesOf,
  viewsWithSeries,
} from '../../../../../src/renderer/features/records/number-series.ts'
import type { PhotoRecord, VisitRecord } from '../../../../../src/shared/contract/record-channels.ts'

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
  })

  it('knows a number by its name', () => {
    expect(numberOf(analysis(0.4), 'red.mean')).toBe(0.4)
    expect(numberOf(analysis(0.4), 'gray.mean')).toBeUndefined()
  })
})
