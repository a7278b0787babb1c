import { describe, expect, it } from 'vitest'
import {
  areaUnderCurve,
  meanAbsoluteDifference,
  medianInterval,
  pearson,
  quantile,
  ranks,
  spearman,
} from '../../../scripts/evaluation/statistics.ts'

describe("Pearson's r", () => {
  it('is 1 for a straight line, −1 for a falling one', () => {
    expect(pearson([1, 2, 4], [3, 5, 9])).toBeCloseTo(1, 12)
    expect(pearson([1, 2, 4], [-3, -5, -9])).toBeCloseTo(-1, 12)
  })

  it('of a small table is the textbook number', () => {
    expect(pearson([1, 2, 3, 4], [1, 3, 2, 4])).toBeCloseTo(0.8, 12)
  })

  it('does not exist where one side is constant', () => {
    expect(pearson([1, 2, 3], [5, 5, 5])).toBeNull()
    expect(pearson([], [])).toBeNull()
  })
})

describe('ranks', () => {
  it('share their mean where values are equal', () => {
    expect([...ranks([10, 20, 20, 5, 20])]).toEqual([2, 4, 4, 1, 4])
  })
})

describe("Spearman's ρ", () => {
  it('sees any rising curve as 1', () => {
    expect(spearman([1, 2, 3, 4], [1, 10, 100, 1000])).toBeCloseTo(1, 12)
  })

  it('with ties is r of the shared ranks', () => {
    // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: r = 4.5 / √(4.5 · 5).
    expect(spearman([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(22.5), 12)
  })
})

describe('area under the curve', () => {
  it('counts the pairs in the right order, ties half', () => {
    expect(areaUnderCurve([3, 4], [1, 2])).toBe(1)
    expect(areaUnderCurve([1, 2], [3, 4])).toBe(0)
    expect(areaUnderCurve([2, 2], [2, 2, 2])).toBe(0.5)
    // (3, 1), (3, 2) right, (1, 1) tied, (1, 2) wrong.
    expect(areaUnderCurve([3, 1], [1, 2])).toBe(2.5 / 4)
  })

  it('does not exist without positives or without negatives', () => {
    expect(areaUnderCurve([], [1])).toBeNull()
    expect(areaUnderCurve([1], [])).toBeNull()
  })
})

it('quantiles lie between neighbours', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5)
  expect(quantile([0, 10], 0.1)).toBeCloseTo(1, 12)
  expect(quantile([7], 0.1)).toBe(7)
  expect(quantile([], 0.5)).toBeNull()
})

it('the mean absolute difference takes no sign', () => {
  expect(meanAbsoluteDifference([1, 2], [2, 0])).toBe(1.5)
})

describe('the interval of a median', () => {
  it('is that of the tables of the sign test', () => {
    // Conover's table of the binomial, p = 1/2: k = 1 of 6, 2 of 10, 6 of 20.
    const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1)
    expect(medianInterval(upTo(6))).toEqual([1, 6])
    expect(medianInterval(upTo(10))).toEqual([2, 9])
    expect(medianInterval(upTo(20))).toEqual([6, 15])
  })

  it('of many values is near the median, of few there is none', () => {
    const [low = 0, high = 0] = medianInterval(Array.from({ length: 4000 }, (_, i) => i)) ?? []
    // 1.96 · √4000 / 2 = 62 values to either side.
    expect(Math.abs(low - (2000 - 62))).toBeLessThan(3)
    expect(Math.abs(high - (2000 + 61))).toBeLessThan(3)
    expect(medianInterval([1, 2, 3, 4, 5])).toBeNull()
    expect(medianInterval([])).toBeNull()
  })
})
