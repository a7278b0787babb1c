import { describe, expect, it } from 'vitest'
import { handlesOf, resized } from '../../../../../src/renderer/features/annotations/shape-handles.ts'
import { moved, pointsOf } from '../../../../../src/renderer/features/annotations/shape-geometry.ts'
import type { AnnotationShape } from '../../../../../src/shared/domain/annotation.ts'
import { IMAGE } from './straight-view.ts'

const p = (x: number, y: number) => ({ x, y })
const arrow: AnnotationShape = { kind: 'arrow', colour: 'blue', from: p(10, 10), to: p(60, 30) }
const circle: AnnotationShape = { kind: 'ellipse', colour: 'blue', centre: p(100, 100), rx: 20, ry: 10 }
const outline: AnnotationShape = {
  kind: 'outline',
  colour: 'blue',
  points: [p(50, 50), p(150, 60), p(100, 120)],
}
const text: AnnotationShape = { kind: 'text', colour: 'blue', at: p(30, 40) }

describe('a shape that is moved', () => {
  it.each([arrow, circle, outline, text])('keeps its form: $kind', (shape) => {
    const before = pointsOf(shape)
    for (const [index, { x, y }] of pointsOf(moved(shape, p(7, -3), IMAGE)).entries())
      expect({ x, y }).toEqual(p((before[index]?.x ?? 0) + 7, (before[index]?.y ?? 0) - 3))
  })

  it('stops at the border of the photo, and slides along it', () => {
    expect(moved(arrow, p(-100, 5), IMAGE)).toMatchObject({ from: p(0, 15), to: p(50, 35) })
    expect(moved(outline, p(999, 999), IMAGE)).toMatchObject({
      points: [p(300, 230), p(400, 240), p(350, 300)],
    })
    expect(moved(circle, p(-999, 0), IMAGE)).toMatchObject({ centre: p(0, 100) })
  })
})

describe('a handle', () => {
  it('takes the end of a line, and leaves the other where it was', () => {
    expect(resized(arrow, 0, p(20, 90), false, IMAGE)).toEqual({ ...arrow, from: p(20, 90) })
    expect(resized(arrow, 1, p(999, 30), false, IMAGE)).toEqual({ ...arrow, to: p(400, 30) })
    expect(resized(arrow, 1, p(70, 11), true, IMAGE)).toMatchObject({ to: { y: 10 } })
  })

  it('takes the end of a circle’s axis, both with shift', () => {
    const [top, right] = handlesOf(circle)
    expect([top, right]).toEqual([p(100, 90), p(120, 100)])
    expect(resized(circle, 1, p(150, 70), false, IMAGE)).toMatchObject({ rx: 50, ry: 10 })
    expect(resized(circle, 0, p(150, 70), false, IMAGE)).toMatchObject({ rx: 20, ry: 30 })
    expect(resized(circle, 0, p(150, 70), true, IMAGE)).toMatchObject({ rx: 30, ry: 30 })
    expect(resized(circle, 0, p(100, 100), false, IMAGE)).toMatchObject({ ry: 0.5 })
  })

  it('takes a corner of an outline’s box; the opposite one stays, and nothing turns inside out', () => {
    expect(handlesOf(outline)[2]).toEqual(p(150, 120))
    expect(resized(outline, 2, p(250, 120), false, IMAGE)).toMatchObject({
      points: [p(50, 50), p(250, 60), p(150, 120)],
    })
    const squeezed = pointsOf(resized(outline, 2, p(0, 0), false, IMAGE))
    for (const { x, y } of squeezed) expect(x >= 50 && y >= 50).toBe(true)
    const [first, second] = pointsOf(resized(outline, 2, p(250, 400), true, IMAGE))
    expect((second?.x ?? 0) - (first?.x ?? 0)).toBeCloseTo(200)
  })

  it('is none of a text', () => {
    expect(handlesOf(text)).toEqual([])
    expect(resized(text, 0, p(1, 1), false, IMAGE)).toBe(text)
  })
})
