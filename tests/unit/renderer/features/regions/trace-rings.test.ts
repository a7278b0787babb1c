import { describe, expect, it } from 'vitest'
import type { Stroke } from '../../../../../src/renderer/features/regions/brush.ts'
import { paintMask } from '../../../../../src/renderer/features/regions/paint-mask.ts'
import { paintedRings } from '../../../../../src/renderer/features/regions/trace-rings.ts'
import { REGION_LIMITS, regionRings } from '../../../../../src/shared/domain/drawn-region.ts'
import { isInsideRings, ringsArea, type Point } from '../../../../../src/shared/imaging/outline.ts'

const stroke = (radius: number, path: readonly [Point, ...Point[]], erases = false): Stroke => ({
  radius,
  path,
  erases,
})
const at = (x: number, y: number): Point => ({ x, y })
const rings = (...strokes: Stroke[]) => paintedRings(strokes) ?? []

describe('what a brush has painted', () => {
  it('is a disc where it touched, as large as it is', () => {
    const found = rings(stroke(20, [at(100, 50)]))
    expect(found).toHaveLength(1)
    expect(ringsArea(found) / (Math.PI * 400)).toBeCloseTo(1, 1)
    expect(found[0]?.length).toBeLessThan(60)
    for (const { x, y } of found.flat()) {
      expect(Math.hypot(x - 100, y - 50)).toBeGreaterThan(19)
      expect(Math.hypot(x - 100, y - 50)).toBeLessThan(21)
    }
  })

  it('goes along with the brush, also where the pointer has jumped', () => {
    const found = rings(stroke(5, [at(0, 0.5), at(100.5, 0.5), at(100.5, 60)]))
    expect(found).toHaveLength(1)
    for (const place of [at(50, 4), at(50, -4), at(100, 30), at(104, 0), at(-4, 0)])
      expect(isInsideRings(found, place)).toBe(true)
    for (const place of [at(50, 7), at(90, 30), at(-7, 0), at(100, 67)])
      expect(isInsideRings(found, place)).toBe(false)
    expect(ringsArea(found) / (160 * 10 + Math.PI * 25)).toBeCloseTo(1, 1)
  })

  it('has a hole where something was taken away in its middle', () => {
    const found = rings(stroke(30, [at(0, 0)]), stroke(10, [at(5, 0)], true))
    expect(found).toHaveLength(2)
    expect(isInsideRings(found, at(5, 0))).toBe(false)
    expect(isInsideRings(found, at(-10, 0))).toBe(true)
    expect(ringsArea(found) / (Math.PI * (900 - 100))).toBeCloseTo(1, 1)
  })

  it('falls into parts where it is cut, and is whole again where that was painted over', () => {
    const bar = stroke(6, [at(0, 0), at(80, 0)])
    const cut = stroke(4, [at(40, -20), at(40, 20)], true)
    const halves = rings(bar, cut)
    expect(halves).toHaveLength(2)
    expect(isInsideRings(halves, at(40, 0))).toBe(false)
    expect(rings(bar, cut, bar)).toEqual(rings(bar))
  })

  it('goes on from what was there: with its holes, as it was where nothing is painted', () => {
    const before = rings(stroke(30, [at(0, 0)]), stroke(10, [at(5, 0)], true))
    const same = paintedRings([], before) ?? []
    expect(same).toHaveLength(2)
    expect(ringsArea(same) / ringsArea(before)).toBeCloseTo(1, 2)
    const filled = paintedRings([stroke(12, [at(5, 0)])], before) ?? []
    expect(filled).toHaveLength(1)
    expect(isInsideRings(filled, at(5, 0))).toBe(true)
    const grown = paintedRings([stroke(10, [at(60, 0)])], before) ?? []
    expect(grown).toHaveLength(3)
    expect(ringsArea(grown) / (ringsArea(before) + Math.PI * 100)).toBeCloseTo(1, 1)
    const square = [[at(0, 0), at(40, 0), at(40, 40), at(0, 40)]]
    const halved = paintedRings([stroke(10, [at(30, -10), at(30, 50)], true)], square) ?? []
    expect(ringsArea(halved) / (20 * 40)).toBeCloseTo(1, 1)
    expect(isInsideRings(halved, at(10, 20))).toBe(true)
    expect(isInsideRings(halved, at(30, 20))).toBe(false)
  })

  it('is nothing where nothing was painted, or all of it was taken away', () => {
    expect(paintedRings([])).toBeNull()
    expect(paintedRings([stroke(5, [at(0, 0)], true)])).toBeNull()
    expect(paintedRings([stroke(5, [at(0, 0)]), stroke(9, [at(1, 0)], true)])).toBeNull()
    expect(paintedRings([stroke(0.1, [at(0.5, 0.5)])])).toBeNull()
    expect(paintedRings([stroke(50, [at(0, 0)], true)], rings(stroke(20, [at(0, 0)])))).toBeNull()
  })

  it('is exact to the pixel for a small brush, and bounded for the largest photo', () => {
    expect(paintMask([stroke(3, [at(7.2, 4.9)])])?.cellPx).toBe(1)
    const wide = paintMask([stroke(400, [at(0, 0), at(12_000, 9000)])])
    expect(Math.max(wide?.columns ?? 0, wide?.rows ?? 0)).toBeLessThan(1030)
    expect(wide?.cellPx).toBeGreaterThan(10)
  })

  it('fits into a record however it was scribbled', () => {
    const scribble = Array.from({ length: 300 }, (_, n) =>
      at(500 * Math.sin(n * 2.3), 500 * Math.cos(n * 3.7)),
    )
    const dots = Array.from({ length: 200 }, (_, n) =>
      stroke(2, [at((n % 20) * 9, 2000 + Math.floor(n / 20) * 9)]),
    )
    const found = rings(stroke(3, scribble as [Point, ...Point[]]), ...dots)
    expect(found.length).toBeLessThanOrEqual(REGION_LIMITS.rings)
    expect(regionRings.safeParse(found).success).toBe(true)
  })

  it('lies where it was painted, also left of and above the photo', () => {
    const found = rings(stroke(4, [at(-30.5, -12.25)]))
    const xs = found.flat().map(({ x }) => x)
    const ys = found.flat().map(({ y }) => y)
    expect((Math.min(...xs) + Math.max(...xs)) / 2).toBeCloseTo(-30.5, 0)
    expect((Math.min(...ys) + Math.max(...ys)) / 2).toBeCloseTo(-12.25, 0)
  })
})
