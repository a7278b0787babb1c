import { describe, expect, it } from 'vitest'
import {
  ANNOTATION_LIMITS,
  annotationFields,
  annotationShape,
} from '../../../src/shared/domain/annotation.ts'

const arrow = { kind: 'arrow', colour: 'blue', from: { x: 1, y: 2 }, to: { x: 3, y: 4 } }

describe('the shape of an annotation', () => {
  it('is kept to a hundredth of a pixel', () => {
    const drawn = { ...arrow, to: { x: 3.14159, y: 4 } }
    expect(annotationShape.parse(drawn)).toEqual({ ...arrow, to: { x: 3.14, y: 4 } })
  })

  it.each([
    ['a point left of the photo', { ...arrow, from: { x: -1, y: 0 } }],
    ['a point beyond any photo', { ...arrow, to: { x: 12_001, y: 0 } }],
    ['no number', { ...arrow, to: { x: Number.NaN, y: 0 } }],
    ['an endless number', { ...arrow, to: { x: Infinity, y: 0 } }],
    ['a colour that nobody chose', { ...arrow, colour: 'white' }],
    ['something that is of another kind', { ...arrow, kind: 'ellipse' }],
    ['something more', { ...arrow, link: 'x' }],
    ['a circle without a size', { kind: 'ellipse', colour: 'blue', centre: arrow.from, rx: 0, ry: 4 }],
    ['an outline of two points', { kind: 'outline', colour: 'blue', points: [arrow.from, arrow.to] }],
    [
      'an outline of too many points',
      {
        kind: 'outline',
        colour: 'blue',
        points: Array(ANNOTATION_LIMITS.outlinePoints + 1).fill(arrow.from),
      },
    ],
  ])('is none with %s', (_what, shape) => {
    expect(annotationShape.safeParse(shape).success).toBe(false)
  })

  it('goes with a line of text that is not too long', () => {
    const fields = (text: string) => annotationFields.safeParse({ shape: arrow, text })
    expect(fields('  two\n words ').data?.text).toBe('two words')
    expect(fields('x'.repeat(ANNOTATION_LIMITS.textLength)).success).toBe(true)
    expect(fields('x'.repeat(ANNOTATION_LIMITS.textLength + 1)).success).toBe(false)
  })
})
