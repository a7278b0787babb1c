import { describe, expect, it } from 'vitest'
import {
  clicked,
  ellipseBetween,
  lineOf,
  movedBy,
  NO_CORNERS,
  resizedBy,
  ringsOf,
  withoutLast,
  type Drawing,
} from '../../../../../src/renderer/features/regions/drawing.ts'
import { outlineArea } from '../../../../../src/shared/imaging/outline.ts'

const click = (drawing: Drawing, x: number, y: number) => {
  if (drawing.tool !== 'polygon') throw new Error('expected a polygon')
  return clicked(drawing, { x, y }, 5)
}
const line = (drawing: Drawing) => (drawing.tool === 'brush' ? [] : lineOf(drawing))
const corners = (drawing: Drawing) => (drawing.tool === 'polygon' ? drawing.corners.length : 0)

describe('an ellipse', () => {
  const drawing = ellipseBetween({ x: 90, y: 40 }, { x: 10, y: 20 })

  it('fills the box between two corners, in whatever order they come', () => {
    const outline = ringsOf(drawing)?.[0] ?? []
    const xs = outline.map(({ x }) => x)
    const ys = outline.map(({ y }) => y)
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([10, 90])
    expect([Math.min(...ys), Math.max(...ys)]).toEqual([20, 40])
    expect(outlineArea(outline)).toBeCloseTo(Math.PI * 40 * 10, -2)
  })

  it('moves and changes its size about its middle', () => {
    expect(movedBy(drawing, 5, -5)).toMatchObject({ middle: { x: 55, y: 25 }, radiusX: 40 })
    expect(resizedBy(drawing, 2)).toMatchObject({ middle: { x: 50, y: 30 }, radiusX: 80, radiusY: 20 })
  })

  it('encloses nothing while it is flat', () => {
    expect(ringsOf(ellipseBetween({ x: 1, y: 1 }, { x: 9, y: 1 }))).toBeNull()
    expect(line(ellipseBetween({ x: 1, y: 1 }, { x: 9, y: 1 }))).toEqual([])
  })
})

describe('a polygon', () => {
  const two = click(click(NO_CORNERS, 0, 0).drawing, 100, 0).drawing
  const three = click(two, 100, 100).drawing

  it('grows by a corner with every click and closes on the first', () => {
    expect(corners(three)).toBe(3)
    expect(click(three, 3, 3)).toMatchObject({ closed: true })
    expect(ringsOf(click(three, 3, 3).drawing)).toMatchObject([{ length: 3 }])
    expect(click(three, 9, 9)).toMatchObject({ closed: false })
  })

  it('closes on a double click, which makes no corner of its own', () => {
    expect(click(three, 101, 100)).toMatchObject({ closed: true })
    expect(corners(click(three, 101, 100).drawing)).toBe(3)
  })

  it('does not close with two corners, nor take one twice', () => {
    expect(click(two, 0, 0)).toMatchObject({ closed: false })
    expect(corners(click(two, 100, 1).drawing)).toBe(2)
    expect(ringsOf(two)).toBeNull()
  })

  it('takes its last corner back, and stays where keys would move an ellipse', () => {
    expect(corners(withoutLast(three))).toBe(2)
    expect(corners(withoutLast(NO_CORNERS))).toBe(0)
    expect(movedBy(three, 9, 9)).toBe(three)
    expect(resizedBy(three, 9)).toBe(three)
  })

  it('shows where the next corner would be', () => {
    if (two.tool !== 'polygon') throw new Error('expected a polygon')
    expect(lineOf({ ...two, cursor: { x: 7, y: 7 } })).toHaveLength(3)
  })
})
