import { describe, expect, it } from 'vitest'
import {
  applied,
  followedBy,
  IDENTITY,
  inverse,
  rotationOf,
  scaleOf,
  type Similarity,
} from '../../../src/shared/imaging/similarity.ts'

const turned = (scale: number, angle: number, tx: number, ty: number): Similarity => ({
  a: scale * Math.cos(angle),
  b: scale * Math.sin(angle),
  tx,
  ty,
})
const some = [turned(2, 0.3, 10, -4), turned(0.1, -2, 0, 900), IDENTITY]
const points = [
  { x: 0, y: 0 },
  { x: 31, y: -7 },
]

describe('a similarity', () => {
  it('turns clockwise where y points down, then moves', () => {
    const { x, y } = applied(turned(3, Math.PI / 2, 5, 6), { x: 1, y: 0 })
    expect([x, y]).toEqual([expect.closeTo(5), expect.closeTo(9)])
  })

  it('is undone by its inverse', () => {
    for (const one of some)
      for (const point of points) {
        const back = applied(inverse(one), applied(one, point))
        expect(back.x).toBeCloseTo(point.x)
        expect(back.y).toBeCloseTo(point.y)
      }
  })

  it('goes on with another as both in turn', () => {
    for (const first of some)
      for (const second of some)
        for (const point of points) {
          const both = applied(followedBy(first, second), point)
          const inTurn = applied(second, applied(first, point))
          expect(both.x).toBeCloseTo(inTurn.x)
          expect(both.y).toBeCloseTo(inTurn.y)
        }
  })

  it('tells its scale and angle', () => {
    expect(scaleOf(turned(0.1, -2, 0, 900))).toBeCloseTo(0.1)
    expect(rotationOf(turned(0.1, -2, 0, 900))).toBeCloseTo(-2)
  })
})
