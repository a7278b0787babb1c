import { describe, expect, it } from 'vitest'
import { reliabilityOf, reliabilityTable } from '../../../scripts/evaluation/reliability.ts'

const BOUND = { errorBound: 0.1, errorShare: 0 }

const truth = Array.from({ length: 1000 }, () => 0.5)

describe('reliability of a confidence', () => {
  it('is kept when nine of ten pixels are within the bound where 0.9 was said', () => {
    const found = truth.map((value, i) => value + (i % 10 === 0 ? 0.3 : 0.05))
    const confidence = truth.map(() => 0.93)
    const table = reliabilityTable([reliabilityOf(found, truth, confidence, BOUND)])
    expect(table[9]).toEqual({ share: 1, said: expect.closeTo(0.93, 6) as number, true: 0.9 })
    expect(table.slice(0, 9).every((row) => row === null)).toBe(true)
  })

  it('counts pictures together by their pixels, and puts 1.0 into the last tenth', () => {
    const good = reliabilityOf([0.5, 0.5, 0.5], [0.5, 0.5, 0.5], [1, 1, 1], BOUND)
    const bad = reliabilityOf([0.9], [0.5], [0.2], BOUND)
    const table = reliabilityTable([good, bad])
    expect(table[9]).toEqual({ share: 0.75, said: 1, true: 1 })
    expect(table[2]).toEqual({ share: 0.25, said: 0.2, true: 0 })
  })

  it('allows a share of the value that was found, where the net promises one', () => {
    const kept = (found: number, errorShare: number): number | undefined =>
      reliabilityTable([reliabilityOf([found], [0.5], [0.95], { errorBound: 0.1, errorShare })])[9]?.true
    expect(kept(0.7, 0)).toBe(0)
    expect(kept(0.7, 0.3)).toBe(1)
    expect(kept(0.8, 0.3)).toBe(0)
    expect(kept(0.3, 0.3)).toBe(0)
  })
})
