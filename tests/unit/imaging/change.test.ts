import { describe, expect, it } from 'vitest'
import { changeOf, LEAST_REPEATS, noiseOfRepeats } from '../../../src/shared/imaging/change.ts'

describe('changeOf', () => {
  it('compares a difference with what repeated shots differ by', () => {
    const limit = 1.96 * Math.sqrt(2) * 0.01
    expect(changeOf(0.2, 0.25, 0.01)).toEqual({
      difference: 0.25 - 0.2,
      limit,
      verdict: 'larger-than-noise',
    })
    expect(changeOf(0.25, 0.2, 0.01).verdict).toBe('larger-than-noise')
    expect(changeOf(0.2, 0.22, 0.01).verdict).toBe('within-noise')
    expect(changeOf(0, limit, 0.01).verdict).toBe('within-noise')
    expect(changeOf(0.2, 0.2, 0).verdict).toBe('within-noise')
  })

  it.each([null, Number.NaN, -1, Infinity])('says nothing where the noise is %s', (noise) => {
    expect(changeOf(0.1, 0.9, noise)).toEqual({ difference: 0.8, limit: null, verdict: 'unknown' })
  })

  it('says nothing of what is no number', () => {
    expect(changeOf(Number.NaN, 0.1, 0.01).verdict).toBe('unknown')
  })
})

describe('noiseOfRepeats', () => {
  it('pools the spread within groups, whatever lies between them', () => {
    const pairs = Array.from({ length: LEAST_REPEATS }, (_, index) => [index, index + 0.2])
    // Of a pair that differs by d the variance is d² / 2.
    expect(noiseOfRepeats(pairs)).toBeCloseTo(0.2 / Math.SQRT2, 10)
  })

  it('counts a group of three twice, and single shots not at all', () => {
    const triples = Array.from({ length: 5 }, () => [1, 2, 3])
    expect(noiseOfRepeats(triples)).toBeCloseTo(1, 10)
    expect(noiseOfRepeats([...triples.slice(1), [5], [9], []])).toBeNull()
  })
})
