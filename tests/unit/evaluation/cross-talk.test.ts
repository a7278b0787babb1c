import { describe, expect, it } from 'vitest'
import { crossTalk } from '../../../scripts/evaluation/cross-talk.ts'
import {
  type SourceResponse,
  lesionAndClear,
  meanChange,
} from '../../../scripts/evaluation/scene-measurement.ts'

const response = (
  source: SourceResponse['source'],
  truth: number,
  red: number,
  brown: number,
  gray: number,
  r = 0.5,
): SourceResponse => ({
  ...{ source, truth, contrast: 3 },
  change: { method: { red, brown, gray } },
  alone: { method: r, other: 1 },
})

describe('the change of a map', () => {
  it('counts lesion pixels only, against the same pixels without the lesion', () => {
    const truth = [0, 0.1, 0.5, 0.2]
    expect(meanChange([9, 9, 0.7, 0.3], [9, 9, 0.1, 0.1], truth)).toBeCloseTo(0.4, 12)
  })

  it('a steady offset of a map is none', () => {
    expect(meanChange([0.3, 0.3], [0.3, 0.3], [0.5, 0.5])).toBe(0)
  })
})

it('lesion is 0.2 and above, clear 0.02 and below, what lies between is neither', () => {
  expect(lesionAndClear([1, 2, 3, 4, 5], [0, 0.02, 0.1, 0.2, 0.9])).toEqual({ lesion: [4, 5], clear: [1, 2] })
})

describe('cross-talk of a net', () => {
  const talk = crossTalk(
    [
      response('melanin', 0.6, 0.05, 0.4, 0, 0.7),
      response('melanin', 0.4, 0.15, 0.4, -0.2, 0.9),
      response('wrinkle', 0.5, 0, 0.3, 0.15),
    ],
    'method',
    true,
  )

  it('is the mean change of a map over that of the own one', () => {
    expect(talk.matrix.melanin.red).toBeCloseTo(0.1 / 0.4, 12)
    expect(talk.matrix.melanin.brown).toBe(1)
    expect(talk.matrix.melanin.gray).toBeCloseTo(-0.1 / 0.4, 12)
    expect(talk.matrix.wrinkle.brown).toBeCloseTo(2, 12)
  })

  it('comes with the own response over the truth, and the number of scenes', () => {
    expect(talk.own.melanin).toBeCloseTo(0.4 / 0.5, 12)
    expect(talk.own.wrinkle).toBeCloseTo(0.3, 12)
    expect(talk.scenes).toEqual({ blood: 0, melanin: 2, dermalMelanin: 0, wrinkle: 1 })
  })

  it('comes with the median r where the source is alone', () => {
    expect(talk.alone.melanin).toBeCloseTo(0.8, 12)
    expect(talk.alone.wrinkle).toBe(0.5)
    expect(talk.alone.blood).toBeNull()
  })

  it('has no figure for a source that no scene shows, nor for one that its own map hardly sees', () => {
    expect(talk.matrix.blood).toEqual({ red: null, brown: null, gray: null })
    expect(talk.own.blood).toBeNull()
    const blind = crossTalk([response('blood', 0.5, 0.01, 0.3, 0)], 'method', true)
    expect(blind.matrix.blood.brown).toBeNull()
  })
})

describe('cross-talk of a baseline', () => {
  const responses = [response('blood', 0.5, 40, 3, 0), response('melanin', 0.4, 8, 6, 0)]

  it('does not depend on the units of its maps', () => {
    const talk = crossTalk(responses, 'method', false)
    // Red: 0.5 / 40 a unit; brown: 0.4 / 6 a unit.
    expect(talk.matrix.melanin.red).toBeCloseTo((8 * 0.5) / 40 / 0.4, 12)
    expect(talk.matrix.blood.brown).toBeCloseTo((3 * 0.4) / 6 / 0.5, 12)
    expect(talk.matrix.blood.red).toBeCloseTo(1, 12)
    const scaled = responses.map((entry) => {
      const { red = 0, brown = 0 } = entry.change['method'] ?? {}
      return { ...entry, change: { method: { red: 1000 * red, brown: brown / 7 } } }
    })
    expect(crossTalk(scaled, 'method', false).matrix.melanin.red).toBeCloseTo(
      talk.matrix.melanin.red ?? NaN,
      12,
    )
  })

  it('without a map for a source is divided by the truth', () => {
    const change = { method: { red: 4 } }
    const entry = { source: 'wrinkle', truth: 0.25, contrast: 3, change, alone: {} } as const
    const talk = crossTalk([...responses, entry], 'method', false)
    expect(talk.matrix.wrinkle.red).toBeCloseTo((4 * 0.5) / 40 / 0.25, 12)
  })

  it('that falls where it should rise has no scale', () => {
    expect(crossTalk([response('blood', 0.5, -1, 1, 1)], 'method', false).matrix.blood.red).toBeNull()
  })
})
