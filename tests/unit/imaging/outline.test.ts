import { describe, expect, it } from 'vitest'
import {
  ellipseOutline,
  isInside,
  isInsideRings,
  outlineArea,
  ringsArea,
} from '../../../src/shared/imaging/outline.ts'

/** An L: the corner at (5, 5) points inwards. */
const BENT = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 10, y: 5 },
  { x: 5, y: 5 },
  { x: 5, y: 10 },
  { x: 0, y: 10 },
]

describe('an outline', () => {
  it('has its area, whichever way round it goes', () => {
    expect(outlineArea(BENT)).toBe(75)
    expect(outlineArea([...BENT].reverse())).toBe(75)
    expect(outlineArea([])).toBe(0)
  })

  it('tells inside from outside, also where it is bent', () => {
    expect(isInside(BENT, { x: 2, y: 8 })).toBe(true)
    expect(isInside(BENT, { x: 8, y: 2 })).toBe(true)
    expect(isInside(BENT, { x: 8, y: 8 })).toBe(false)
    expect(isInside(BENT, { x: -1, y: 5 })).toBe(false)
  })

  it('stands for an ellipse to within a percent', () => {
    const area = outlineArea(ellipseOutline({ x: 3, y: 4 }, 20, 7))
    expect(area / (Math.PI * 140)).toBeGreaterThan(0.99)
    expect(area / (Math.PI * 140)).toBeLessThan(1)
  })
})

describe('rings', () => {
  const square = (from: number, to: number) => [
    { x: from, y: from },
    { x: to, y: from },
    { x: to, y: to },
    { x: from, y: to },
  ]
  const holed = [square(0, 10), square(3, 5).reverse(), square(20, 21)]

  it('have a hole where one lies inside another', () => {
    expect(isInsideRings(holed, { x: 2, y: 2 })).toBe(true)
    expect(isInsideRings(holed, { x: 4, y: 4 })).toBe(false)
    expect(isInsideRings(holed, { x: 20.5, y: 20.5 })).toBe(true)
    expect(isInsideRings([], { x: 0, y: 0 })).toBe(false)
  })

  it('have the area that they enclose', () => {
    expect(ringsArea(holed)).toBe(100 - 4 + 1)
    expect(ringsArea([])).toBe(0)
  })
})
