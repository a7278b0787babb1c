import { describe, expect, it } from 'vitest'
import {
  begun,
  type Draft,
  finished,
  followed,
  placed,
  shapeOf,
  TOOLS,
  type Tool,
} from '../../../../../src/renderer/features/annotations/drawing-tools.ts'
import { ANNOTATION_LIMITS, annotationShape } from '../../../../../src/shared/domain/annotation.ts'
import { IMAGE } from './straight-view.ts'

const p = (x: number, y: number) => ({ x, y })

function drawn(tool: Tool, places: readonly { x: number; y: number }[], shift = false): Draft {
  const [first = p(0, 0), ...others] = places
  return others.reduce((draft, at) => followed(draft, at, shift), begun(tool, 'green', first, IMAGE))
}

describe('a drawing tool', () => {
  it.each(['arrow', 'length'] as const)(
    'draws a %s from where the pointer went down to where it is',
    (tool) => {
      expect(shapeOf(drawn(tool, [p(10, 10), p(50, 60), p(30, 40)]))).toEqual({
        kind: tool,
        colour: 'green',
        from: p(10, 10),
        to: p(30, 40),
      })
    },
  )

  it('draws a circle in the box from corner to corner, in any direction', () => {
    for (const path of [
      [p(10, 20), p(50, 40)],
      [p(50, 40), p(10, 20)],
      [p(50, 20), p(10, 40)],
    ])
      expect(shapeOf(drawn('ellipse', path))).toMatchObject({ centre: p(30, 30), rx: 20, ry: 10 })
  })

  it('keeps to multiples of 45° and to circles while shift is held', () => {
    const line = shapeOf(drawn('arrow', [p(100, 100), p(150, 104)], true))
    expect(line).toMatchObject({ to: { y: 100 } })
    const slope = shapeOf(drawn('arrow', [p(100, 100), p(150, 140)], true))
    if (slope?.kind !== 'arrow') throw new Error('expected an arrow')
    expect(slope.to.x - 100).toBeCloseTo(slope.to.y - 100)
    const circle = shapeOf(drawn('ellipse', [p(100, 100), p(60, 110)], true))
    expect(circle).toMatchObject({ centre: p(95, 105), rx: 5, ry: 5 })
  })

  it('puts a text where the pointer was let go', () => {
    expect(finished(drawn('text', [p(10, 10)]), 1)).toMatchObject({ kind: 'text', at: p(10, 10) })
    expect(finished(drawn('text', [p(10, 10), p(20, 30)]), 1)).toMatchObject({ at: p(20, 30) })
  })

  it('keeps an outline’s corners and drops the points between them', () => {
    const side = (from: number, to: number, count = 50) =>
      Array.from({ length: count + 1 }, (_, step) => from + ((to - from) * step) / count)
    const path = [
      ...side(10, 110).map((x) => p(x, 10)),
      ...side(10, 90).map((y) => p(110, y)),
      ...side(110, 10).map((x) => p(x, 90)),
    ]
    const outline = finished(drawn('outline', path), 1)
    expect(outline).toMatchObject({ points: [p(10, 10), p(110, 10), p(110, 90), p(10, 90)] })
  })

  it('never has more points in an outline than may be kept', () => {
    const path = Array.from({ length: 3000 }, (_, step) =>
      p(200 + 90 * Math.cos(step) + (step % 7), 150 + 90 * Math.sin(step) - (step % 5)),
    )
    const outline = finished(drawn('outline', path), 32)
    if (outline?.kind !== 'outline') throw new Error('expected an outline')
    expect(outline.points.length).toBeLessThanOrEqual(ANNOTATION_LIMITS.outlinePoints)
    expect(outline.points.length).toBeGreaterThan(50)
  })

  it.each(['arrow', 'length', 'ellipse', 'outline'] as const)(
    'draws no %s from a click that trembled',
    (tool) => {
      expect(finished(drawn(tool, [p(10, 10)]), 1)).toBeNull()
      expect(finished(drawn(tool, [p(10, 10), p(11, 12), p(12, 11), p(11, 10)]), 1)).toBeNull()
      // What is a tremble on the whole photo is a distance when it is looked at closely.
      expect(finished(drawn(tool, [p(10, 10), p(11, 12), p(12, 11), p(11, 10)]), 16)).not.toBeNull()
    },
  )

  it('draws no outline that encloses nothing', () => {
    expect(finished(drawn('outline', [p(10, 10), p(50, 50), p(90, 90)]), 1)).toBeNull()
  })

  it('stays on the photo', () => {
    const outside = [p(-50, -50), p(900, 30), p(390, 900)]
    expect(shapeOf(drawn('arrow', outside.slice(0, 2)))).toMatchObject({ from: p(0, 0), to: p(400, 30) })
    for (const tool of TOOLS)
      expect(annotationShape.safeParse(finished(drawn(tool, outside), 1)).success, tool).toBe(true)
    for (const tool of TOOLS)
      expect(annotationShape.safeParse(placed(tool, 'blue', p(-5, 900), 80, IMAGE)).success, tool).toBe(true)
  })
})
