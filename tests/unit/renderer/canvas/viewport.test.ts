import { describe, expect, it } from 'vitest'
import {
  fitted,
  MAX_SCALE,
  panned,
  toImage,
  toPane,
  zoomedAt,
  type Viewport,
} from '../../../../src/renderer/canvas/viewport.ts'

const image = { width: 4000, height: 3000 }
const pane = { width: 800, height: 500 }

describe('fitted', () => {
  it.each([
    [image, pane],
    [{ width: 300, height: 12_000 }, pane],
    [
      { width: 12_000, height: 16 },
      { width: 200, height: 900 },
    ],
  ])('shows the whole image in its middle, as large as fits with a border: %j in %j', (size, room) => {
    const viewport = fitted(size, room)
    const upper = toPane(viewport, { x: 0, y: 0 }, room)
    const lower = toPane(viewport, { x: size.width, y: size.height }, room)
    expect(upper.x + lower.x).toBeCloseTo(room.width)
    expect(upper.y + lower.y).toBeCloseTo(room.height)
    const nearest = Math.min(upper.x, upper.y)
    expect(nearest).toBeCloseTo(8)
  })

  it('enlarges a small image no further than four times', () => {
    expect(fitted({ width: 20, height: 20 }, pane).scale).toBe(4)
  })

  it.each([
    [0, 0],
    [3, 3],
  ])('stays a picture in a pane of %d×%d px', (width, height) => {
    const { scale } = fitted(image, { width, height })
    expect(scale).toBeGreaterThan(0)
    expect(Number.isFinite(scale)).toBe(true)
  })
})

describe('toImage and toPane', () => {
  it('undo each other', () => {
    const viewport: Viewport = { x: 1234.5, y: 77, scale: 0.37, rotation: 0 }
    for (const at of [
      { x: 0, y: 0 },
      { x: 799, y: 3 },
      { x: -20, y: 1000 },
    ]) {
      const there = toImage(viewport, at, pane)
      const back = toPane(viewport, there, pane)
      expect(back.x).toBeCloseTo(at.x)
      expect(back.y).toBeCloseTo(at.y)
    }
  })

  it('put the middle of the pane on the viewport’s point, and a pixel further by the scale', () => {
    const viewport: Viewport = { x: 100, y: 200, scale: 2, rotation: 0 }
    expect(toPane(viewport, { x: 100, y: 200 }, pane)).toEqual({ x: 400, y: 250 })
    expect(toPane(viewport, { x: 101, y: 198 }, pane)).toEqual({ x: 402, y: 246 })
  })
})

describe('zoomedAt', () => {
  it.each([2, 0.8, 1.0001])('keeps the image point under the pointer where it is: %d times', (factor) => {
    const before: Viewport = { x: 2000, y: 1500, scale: 1, rotation: 0 }
    const at = { x: 130, y: 444 }
    const after = zoomedAt(before, factor, at, image, pane)
    expect(after.scale).toBeCloseTo(factor)
    const moved = toPane(after, toImage(before, at, pane), pane)
    expect(moved.x).toBeCloseTo(at.x)
    expect(moved.y).toBeCloseTo(at.y)
  })

  it('keeps the point also where the scale meets its limit', () => {
    const before: Viewport = { x: 2000, y: 1500, scale: 20, rotation: 0 }
    const at = { x: 700, y: 20 }
    const after = zoomedAt(before, 100, at, image, pane)
    expect(after.scale).toBe(MAX_SCALE)
    const moved = toPane(after, toImage(before, at, pane), pane)
    expect(moved.x).toBeCloseTo(at.x)
    expect(moved.y).toBeCloseTo(at.y)
  })

  it('goes down to half of the fitted image, or to half of its pixels where it is small, and no further', () => {
    const middle = { x: 400, y: 250 }
    const large = zoomedAt(fitted(image, pane), 0, middle, image, pane)
    expect(large.scale).toBeCloseTo(fitted(image, pane).scale / 2)
    const tiny = { width: 20, height: 20 }
    expect(zoomedAt(fitted(tiny, pane), 1e-9, middle, tiny, pane).scale).toBe(0.5)
  })

  it('never takes the middle of the pane out of the image', () => {
    const before: Viewport = { x: 3990, y: 10, scale: 1, rotation: 0 }
    const after = zoomedAt(before, 0.5, { x: 0, y: 500 }, image, pane)
    expect(after.x).toBeLessThanOrEqual(image.width)
    expect(after.y).toBeGreaterThanOrEqual(0)
  })
})

describe('panned', () => {
  it('lets the image follow the pointer', () => {
    const before: Viewport = { x: 2000, y: 1500, scale: 0.5, rotation: 0 }
    const grabbed = toImage(before, { x: 100, y: 100 }, pane)
    const moved = toPane(panned(before, 30, -40, image), grabbed, pane)
    expect(moved.x).toBeCloseTo(130)
    expect(moved.y).toBeCloseTo(60)
  })

  it.each([
    [1e9, 1e9, 0, 0],
    [-1e9, -1e9, 4000, 3000],
    [1e9, 0, 0, 1500],
  ])('stops where the middle of the pane meets the border: by %d, %d', (dx, dy, x, y) => {
    const viewport: Viewport = { x: 2000, y: 1500, scale: 0.5, rotation: 0 }
    expect(panned(viewport, dx, dy, image)).toEqual({ x, y, scale: 0.5, rotation: 0 })
  })
})
