import { describe, expect, it } from 'vitest'
import { solveFalling } from '../../../src/main/simulator/solve-falling.ts'

describe('the root of a falling function', () => {
  it.each([0.06, 1, 12, 89])('is found at %d', (root) => {
    expect(solveFalling((x) => Math.log(root / x) ** 3, 0.05, 90, 1e-12)).toBeCloseTo(root, 1)
    expect(solveFalling((x) => root - x, 0.05, 90, 1e-9)).toBeCloseTo(root, 8)
  })

  it('is not there where both ends have one sign', () => {
    expect(solveFalling((x) => -x, 0.05, 90, 1e-9)).toBeNull()
    expect(solveFalling((x) => 100 - x, 0.05, 90, 1e-9)).toBeNull()
  })

  it('is as near as was asked for', () => {
    const value = (x: number): number => 60 - 20 * Math.atan(x)
    expect(Math.abs(value(solveFalling((x) => value(x) - 40, 0.05, 90, 0.5) ?? NaN) - 40)).toBeLessThan(0.5)
  })
})
