import { describe, expect, it } from 'vitest'
import { repeatSpread, type RepeatablePhoto } from '../../../src/shared/domain/repeat-spread.ts'

type Means = readonly [red: number, brown: number, gray: number]

const analysis = ([red, brown, gray]: Means, modelVersion = '1', region = 'face') => ({
  pipelineVersion: '1',
  modelId: 'net',
  modelVersion,
  numbers: [
    { region, name: 'red.area', value: 0.9 },
    { region, name: 'red.mean', value: red },
    { region, name: 'brown.mean', value: brown },
    { region, name: 'gray.mean', value: gray },
  ],
})

const photo = (id: string, repeats: string | null, given: RepeatablePhoto['analysis']): RepeatablePhoto => ({
  id,
  repeats,
  analysis: given,
})

describe('the spread of repeat shots', () => {
  it('is of one pair its difference, the deviation of two values, and that over their mean', () => {
    const spread = repeatSpread([
      photo('first', null, analysis([0.2, 0.1, 0])),
      photo('again', 'first', analysis([0.22, 0.1, 0])),
    ])
    expect(spread?.pairs).toBe(1)
    expect(spread?.maps.red.difference).toBeCloseTo(0.02, 12)
    expect(spread?.maps.red.sd).toBeCloseTo(0.02 / Math.SQRT2, 12)
    expect(spread?.maps.red.cv).toBeCloseTo(0.02 / Math.SQRT2 / 0.21, 12)
    expect(spread?.maps.brown).toEqual({ sd: 0, difference: 0, cv: 0 })
    expect(spread?.maps.gray).toEqual({ sd: 0, difference: 0, cv: 0 })
  })

  it('does not depend on which of the two was taken first', () => {
    const [a, b] = [analysis([0.3, 0.2, 0.1]), analysis([0.1, 0.25, 0.4])]
    expect(repeatSpread([photo('1', null, a), photo('2', '1', b)])).toEqual(
      repeatSpread([photo('1', null, b), photo('2', '1', a)]),
    )
  })

  it('is the root mean square over all pairs, of several visits and of three shots alike', () => {
    const spread = repeatSpread([
      photo('a', null, analysis([0.1, 0.2, 0.2])),
      photo('a2', 'a', analysis([0.13, 0.2, 0.2])),
      photo('a3', 'a', analysis([0.06, 0.2, 0.2])),
      photo('b', null, analysis([0.4, 0.2, 0.2])),
      photo('b2', 'b', analysis([0.4, 0.2, 0.2])),
    ])
    expect(spread?.pairs).toBe(3)
    expect(spread?.maps.red.difference).toBeCloseTo(Math.sqrt((0.03 ** 2 + 0.04 ** 2 + 0) / 3), 12)
    const shares = [0.03 / Math.SQRT2 / 0.115, 0.04 / Math.SQRT2 / 0.08, 0]
    const squares = shares.reduce((sum, share) => sum + share * share, 0)
    expect(spread?.maps.red.cv).toBeCloseTo(Math.sqrt(squares / 3), 12)
  })

  it.each([
    ['of no photo', []],
    [
      'of photos that repeat nothing',
      [photo('1', null, analysis([1, 1, 1])), photo('2', null, analysis([1, 1, 1]))],
    ],
    ['where one was not analysed', [photo('1', null, null), photo('2', '1', analysis([1, 1, 1]))]],
    ['where the repeated photo is not among them', [photo('2', '1', analysis([1, 1, 1]))]],
    [
      'across versions of the net',
      [photo('1', null, analysis([1, 1, 1])), photo('2', '1', analysis([1, 1, 1], '2'))],
    ],
    [
      'across regions of the skin',
      [photo('1', null, analysis([1, 1, 1])), photo('2', '1', analysis([1, 1, 1], '1', 'skin'))],
    ],
  ])('is not known %s', (_name, photos) => {
    expect(repeatSpread(photos)).toBeNull()
  })

  it('is over all skin, whatever parts of the face have numbers as well', () => {
    const withParts = (means: Means): ReturnType<typeof analysis> => {
      const whole = analysis(means)
      return { ...whole, numbers: [...analysis([0.9, 0.9, 0.9], '1', 'chin').numbers, ...whole.numbers] }
    }
    const pair = [photo('1', null, withParts([0.2, 0.1, 0])), photo('2', '1', withParts([0.24, 0.1, 0]))]
    expect(repeatSpread(pair)?.maps.red.difference).toBeCloseTo(0.04, 12)
  })
})
