import { describe, expect, it } from 'vitest'
import {
  errorsOf,
  fitRobustly,
  fitSimilarity,
  quantile,
  type PointPair,
} from '../../../../src/main/analysis/alignment/similarity-fit.ts'
import { applied, type Similarity } from '../../../../src/shared/imaging/alignment.ts'

const TRUTH: Similarity = { a: 1.1, b: -0.3, tx: 40, ty: -12 }

const pairs = (count: number): PointPair[] =>
  Array.from({ length: count }, (_, index) => {
    const from = { x: 37 * (index % 5), y: 53 * Math.floor(index / 5) }
    return { from, to: applied(TRUTH, from), weight: 1 }
  })

const expectTruth = (found: Similarity | null, digits: number): void => {
  for (const key of ['a', 'b', 'tx', 'ty'] as const) expect(found?.[key], key).toBeCloseTo(TRUTH[key], digits)
}

describe('fitSimilarity', () => {
  it('finds turn, scale and shift from two points on', () => {
    expectTruth(fitSimilarity(pairs(2)), 9)
    expectTruth(fitSimilarity(pairs(20)), 9)
  })

  it('never mirrors', () => {
    const mirrored = pairs(20).map(({ from }) => ({ from, to: { x: -from.x, y: from.y }, weight: 1 }))
    const found = fitSimilarity(mirrored)
    // Mirrored points cannot be reached without a mirror.
    expect(found && Math.max(...errorsOf(found, mirrored))).toBeGreaterThan(50)
  })

  it('gives null for no points, no weight, and points in one place', () => {
    const [first] = pairs(1) as [PointPair]
    expect(fitSimilarity([])).toBeNull()
    expect(fitSimilarity(pairs(5).map((pair) => ({ ...pair, weight: 0 })))).toBeNull()
    expect(fitSimilarity([first, first])).toBeNull()
  })
})

describe('fitRobustly', () => {
  it('is not led astray by a quarter of wrong pairs', () => {
    const some = pairs(20).map((pair, index) =>
      index % 4 === 0 ? { ...pair, to: { x: pair.to.x + 90, y: pair.to.y - 60 } } : pair,
    )
    const plain = fitSimilarity(some)
    expect(Math.abs((plain?.tx ?? 0) - TRUTH.tx)).toBeGreaterThan(5)
    expectTruth(fitRobustly(some), 3)
  })
})

describe('quantile', () => {
  it.each([
    [[], 0.5, 0],
    [[3], 0.95, 3],
    [[4, 1, 3, 2, 5], 0.5, 3],
    [[4, 1, 3, 2, 5], 1, 5],
  ])('of %j at %d is %d', (values, share, expected) => {
    expect(quantile(values, share)).toBe(expected)
  })
})
