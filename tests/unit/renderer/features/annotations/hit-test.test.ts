import { describe, expect, it } from 'vitest'
import { annotationAt, handleAt } from '../../../../../src/renderer/features/annotations/hit-test.ts'
import type { AnnotationFields, AnnotationShape } from '../../../../../src/shared/domain/annotation.ts'
import { ROOM, viewOf } from './straight-view.ts'

const p = (x: number, y: number) => ({ x, y })
const of = (shape: AnnotationShape, text = ''): AnnotationFields => ({ shape, text })
const arrow = of({ kind: 'arrow', colour: 'blue', from: p(10, 10), to: p(110, 10) })
const circle = of({ kind: 'ellipse', colour: 'blue', centre: p(200, 200), rx: 50, ry: 30 })
const outline = of({ kind: 'outline', colour: 'blue', points: [p(20, 50), p(80, 50), p(50, 110)] })
const text = of({ kind: 'text', colour: 'blue', at: p(300, 20) }, 'seen')
const all = [arrow, circle, outline, text]

const hit = (x: number, y: number, view = viewOf()) => annotationAt(all, p(x, y), view, ROOM)

describe('the pointer', () => {
  it('takes a shape by its line, not by what it encloses', () => {
    expect(hit(60, 15)).toBe(arrow)
    expect(hit(60, 20)).toBeNull()
    expect(hit(250, 200)).toBe(circle)
    expect(hit(200, 200)).toBeNull()
    expect(hit(200, 226)).toBe(circle)
    expect(hit(50, 52)).toBe(outline)
    expect(hit(35, 80)).toBe(outline)
    expect(hit(50, 75)).toBeNull()
  })

  it('takes a text by its words', () => {
    expect(hit(320, 28)).toBe(text)
    expect(hit(350, 28)).toBeNull()
  })

  it('takes a label, and of two that lie on one another the upper', () => {
    const labelled = { ...circle, text: 'a label' }
    expect(annotationAt([labelled], p(200, 245), viewOf(), ROOM)).toBe(labelled)
    const upper = { ...circle }
    expect(annotationAt([circle, upper], p(250, 200), viewOf(), ROOM)).toBe(upper)
  })

  it('reaches as far on the screen at every zoom', () => {
    expect(hit(240, 4 * 10 + 6, viewOf(4))).toBe(arrow)
    expect(hit(240, 4 * 10 + 9, viewOf(4))).toBeNull()
  })

  it('finds a shape where it lies in a photo that is turned', () => {
    const turned = viewOf(1, 90)
    expect(hit(-10, 60, turned)).toBe(arrow)
    expect(hit(60, 10, turned)).toBeNull()
    expect(hit(-230, 200, turned)).toBe(circle)
  })

  it('takes a small circle by its inside', () => {
    const dot = of({ kind: 'ellipse', colour: 'blue', centre: p(10, 10), rx: 1, ry: 1 })
    expect(annotationAt([dot], p(10, 10), viewOf(), ROOM)).toBe(dot)
  })

  it('takes the nearest handle within reach', () => {
    expect(handleAt(arrow.shape, p(106, 13), viewOf())).toBe(1)
    expect(handleAt(arrow.shape, p(14, 10), viewOf())).toBe(0)
    expect(handleAt(arrow.shape, p(60, 10), viewOf())).toBeNull()
    expect(handleAt(text.shape, p(300, 20), viewOf())).toBeNull()
  })
})
