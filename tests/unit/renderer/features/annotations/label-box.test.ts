import { describe, expect, it } from 'vitest'
import { labelBox, labelRoom } from '../../../../../src/renderer/features/annotations/label-box.ts'
import type { AnnotationShape } from '../../../../../src/shared/domain/annotation.ts'
import { measure, ROOM, viewOf } from './straight-view.ts'

const p = (x: number, y: number) => ({ x, y })
const circle: AnnotationShape = { kind: 'ellipse', colour: 'blue', centre: p(100, 100), rx: 40, ry: 20 }
const text: AnnotationShape = { kind: 'text', colour: 'blue', at: p(10, 20) }
const LONG = 'one of the longest labels that anybody has ever written beside a circle'

const box = (shape: AnnotationShape, words: string, whole = false, room = ROOM) =>
  labelBox({ shape, text: words }, null, viewOf(), room, whole)

describe('the words of an annotation', () => {
  it('stand below a shape, in its middle, and at the place of a text', () => {
    expect(box(circle, 'four')).toMatchObject({ left: 80, width: 40, top: 126, lines: ['four'] })
    expect(box(text, 'four')).toMatchObject({ left: 10, top: 20 })
    expect(box(circle, '')).toBeNull()
  })

  it('stand at the tail of an arrow, away from its head', () => {
    const arrow: AnnotationShape = { kind: 'arrow', colour: 'blue', from: p(100, 100), to: p(100, 10) }
    expect(box(arrow, 'four')?.top).toBeGreaterThan(100)
    const down: AnnotationShape = { ...arrow, to: p(100, 190) }
    const above = box(down, 'four')
    expect((above?.top ?? 0) + (above?.height ?? 0)).toBeLessThan(100)
  })

  it('begin with what is measured', () => {
    const lines = labelBox({ shape: circle, text: 'four' }, '≈ 12 mm', viewOf(), ROOM, false)?.lines
    expect(lines).toEqual(['≈ 12 mm', 'four'])
  })

  it('are cut beside a shape until it is selected; a text is never cut', () => {
    expect(box(circle, LONG)?.lines).toHaveLength(2)
    expect(box(circle, LONG)?.lines.at(-1)).toMatch(/…$/)
    expect(box(circle, LONG, true)?.lines.join(' ')).toBe(LONG)
    expect(box(text, LONG)?.lines.join(' ')).toBe(LONG)
  })

  it('are whole beside the edge of a pane, as long as their place is seen', () => {
    const at = (x: number, y: number) => box({ ...text, at: p(x, y) }, 'four')
    expect(at(490, 390)).toMatchObject({ left: 500 - 6 - 40, top: 400 - 6 - 19 })
    expect(box({ ...circle, centre: p(2, 100) }, 'four')?.left).toBe(6)
    expect(at(505, 390)).toMatchObject({ left: 505, top: 390 })
    expect(at(-30, 20)).toMatchObject({ left: -30, top: 20 })
  })

  it('take no more than half of a narrow pane', () => {
    expect(
      box(text, LONG, false, labelRoom({ width: 240, height: 200 }, measure))?.width,
    ).toBeLessThanOrEqual(120)
  })
})
