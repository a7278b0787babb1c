import { describe, expect, it } from 'vitest'
import { oraclePearson } from '../../../scripts/evaluation/oracle.ts'
import { pearson } from '../../../scripts/evaluation/statistics.ts'
import { createRandom } from '../../../src/main/simulator/random.ts'

const COUNT = 4000

/** Standard normal numbers. */
function noise(seed: number): Float32Array {
  const random = createRandom(seed)
  return Float32Array.from({ length: COUNT }, () => random.normal(0, 1))
}

const mixed = (...parts: readonly (readonly [times: number, plane: Float32Array])[]): Float32Array =>
  Float32Array.from({ length: COUNT }, (_, i) =>
    parts.reduce((sum, [times, plane]) => sum + times * (plane[i] as number), 0),
  )

describe('what one would reach who knows the truth', () => {
  const [a, b, hidden] = [noise(1), noise(2), noise(3)]

  it('is 1 where planes, however mixed and shifted, add up to the truth', () => {
    const planes = [mixed([1, a], [1, b]), mixed([1, a], [-3, b]).map((value) => value + 40)]
    expect(oraclePearson(planes, mixed([2, a], [5, b]))).toBeCloseTo(1, 6)
  })

  it('is the share that the planes hold', () => {
    // 16 of 25 parts of the variance lie in a.
    expect(oraclePearson([a], mixed([4, a], [3, hidden]))).toBeCloseTo(0.8, 1)
  })

  it('is |r| for one plane, and never less than that of any', () => {
    const truth = mixed([-1, a], [0.4, b], [1, hidden])
    expect(oraclePearson([a], truth)).toBeCloseTo(Math.abs(pearson(a, truth) ?? 0), 6)
    const best = oraclePearson([b, a], truth) ?? 0
    expect(best).toBeGreaterThan(Math.abs(pearson(a, truth) ?? 1))
    expect(oraclePearson([b, a, b, mixed([1, a], [1, b])], truth)).toBeCloseTo(best, 6)
  })

  it('takes planes that say nothing: none, and constant ones', () => {
    expect(oraclePearson([], a)).toBe(0)
    expect(oraclePearson([a.map(() => 7)], a)).toBe(0)
    expect(oraclePearson([a.map(() => 0.1), a], a)).toBeCloseTo(1, 6)
  })

  it('is nothing where the truth does not vary', () => {
    expect(oraclePearson([a], new Float32Array(COUNT))).toBeNull()
  })
})
