import { describe, expect, it } from 'vitest'
import { summarizeContrasts } from '../../../scripts/evaluation/by-contrast.ts'
import type { SceneMeasurement, SourceResponse } from '../../../scripts/evaluation/scene-measurement.ts'

/** A picture whose gray map has this r, the oracle's half of what is missing more, and whose sources change the photo by so much. */
function picture(gray: number | null, contrasts: Partial<Record<SourceResponse['source'], number>>) {
  const responses = Object.entries(contrasts).map(([source, contrast]) => ({ source, contrast }))
  const oracle = { red: null, brown: null, gray: gray === null ? null : (1 + gray) / 2 }
  return { maps: { net: { gray: { pearson: gray } } }, oracle, responses } as unknown as SceneMeasurement
}

describe('r by the contrast that the pigment makes', () => {
  const summaries = summarizeContrasts(
    [
      picture(0.2, { wrinkle: 0.4 }),
      picture(0.8, { wrinkle: 0.4, dermalMelanin: 5 }),
      picture(0.6, { dermalMelanin: 4, melanin: 20 }),
      picture(0.9, { wrinkle: 30 }),
      picture(0.1, {}),
      picture(null, { melanin: 5 }),
    ],
    ['net'],
  )
  const gray = summaries.map(({ range, maps }) => ({ range, ...maps['net']?.gray }))

  it('takes the source that shows most, of the map’s own ones', () => {
    expect(gray).toEqual([
      { range: null, pictures: 1, median: 0.1 },
      { range: { from: 0, to: 1 }, pictures: 1, median: 0.2 },
      { range: { from: 1, to: 2 }, pictures: 0, median: null },
      { range: { from: 2, to: 4 }, pictures: 0, median: null },
      { range: { from: 4, to: 8 }, pictures: 2, median: expect.closeTo(0.7, 12) as number },
      { range: { from: 8, to: null }, pictures: 1, median: 0.9 },
    ])
  })

  it('sets the oracle beside it, over the same pictures', () => {
    expect(summaries.map(({ oracle }) => oracle.gray)).toEqual([
      ...[0.55, 0.6, null, null, expect.closeTo(0.85, 12) as number, 0.95],
    ])
    expect(summaries.every(({ oracle }) => oracle.brown === null)).toBe(true)
  })

  it('counts no picture that does not show the pigment', () => {
    expect(summaries.map(({ maps }) => maps['net']?.brown?.pictures)).toEqual([0, 0, 0, 0, 0, 0])
  })
})
