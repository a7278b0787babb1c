import { describe, expect, it } from 'vitest'
import { chartOf, decimalsOf } from '../../../src/main/reports/chart/timeline-chart.ts'
import { DAY_MS } from './made-content.ts'

const days = (fromMs: number, toMs: number): number => Math.round((toMs - fromMs) / DAY_MS)
const point = (day: number, red: number | null, joined = true) => ({
  atMs: day * DAY_MS,
  red,
  brown: null,
  gray: null,
  joined,
})

describe('chartOf', () => {
  it('draws days to scale over a whole month, however few there are', () => {
    const chart = chartOf({ points: [point(0, 0.1), point(2, 0.1), point(9, 0.1)] }, days)
    expect(chart.days).toBe(30)
    expect(chart.dayTicks).toEqual([0, 5, 10, 15, 20, 25, 30])
    expect(chart.lines.red.map(({ day }) => day)).toEqual([0, 2, 9])
  })

  it('goes on beyond the month with few ticks', () => {
    for (const last of [45, 200, 900, 9000]) {
      const { days: span, dayTicks } = chartOf({ points: [point(0, 0.1), point(last, 0.1)] }, days)
      expect(span).toBeGreaterThanOrEqual(last)
      expect(dayTicks.length).toBeLessThanOrEqual(12)
    }
  })

  it('leaves a gap at other versions and where a photo has no number', () => {
    const { lines } = chartOf(
      {
        points: [point(0, 0.1, false), point(5, 0.1), point(9, 0.1, false), point(12, null), point(15, 0.1)],
      },
      days,
    )
    expect(lines.red.map(({ joined }) => joined)).toEqual([false, true, false, false])
    expect(lines.brown).toEqual([])
  })

  it('has labels that tell its ticks apart', () => {
    for (const value of [0, 0.0004, 0.0011, 0.0019, 0.019, 0.08, 0.97, 3, 1234]) {
      const { valueTicks } = chartOf({ points: [point(0, value), point(9, 0)] }, days)
      for (const factor of [1, 100]) {
        const decimals = decimalsOf(factor * (valueTicks[1] ?? 0), 0)
        for (const tick of valueTicks)
          expect(Number((factor * tick).toFixed(decimals))).toBeCloseTo(factor * tick, 9)
      }
    }
  })

  it('begins at 0 and ends at or above the highest value', () => {
    for (const value of [0, 0.0004, 0.019, 0.08, 0.97, 1234]) {
      const { most, valueTicks } = chartOf({ points: [point(0, value), point(9, 0)] }, days)
      expect(valueTicks[0]).toBe(0)
      expect(valueTicks.at(-1)).toBeCloseTo(most)
      expect(most).toBeGreaterThanOrEqual(value)
      expect(valueTicks.length).toBeLessThanOrEqual(6)
    }
  })
})
