import { describe, expect, it } from 'vitest'
import type { Landmarks, Point } from '../../../src/main/analysis/skin/landmarks.ts'
import { smileOf } from '../../../src/main/capture/smile.ts'
import { madeFace } from '../analysis/skin/made-face.ts'

const { landmarks: REST } = madeFace(500)
/** Px between the pupils. */
const UNIT = 100
const STRAIGHT = -10

/** The corners of the mouth moved apart, either by so much, and up; in distances between the pupils. */
const withCorners = (apart: number, up: number): Landmarks =>
  REST.map(({ x, y }, index) => {
    if (index !== 48 && index !== 54) return { x, y }
    return { x: x + (index === 48 ? -apart : apart) * UNIT, y: y - up * UNIT }
  })

const everyPoint = (change: (point: Point) => Point, landmarks: Landmarks): Landmarks => landmarks.map(change)

describe('a smile', () => {
  const atRest = smileOf(REST, STRAIGHT)

  it('draws the corners of the mouth apart', () => {
    expect(smileOf(withCorners(0.1, 0), STRAIGHT) - atRest).toBeCloseTo(0.2)
  })

  it('draws them up: with closed lips as well', () => {
    expect(smileOf(withCorners(0, 0.08), STRAIGHT) - atRest).toBeCloseTo(0.12)
    expect(smileOf(withCorners(0, -0.08), STRAIGHT)).toBeLessThan(atRest)
  })

  it('is not that the chin is lower, which lifts the corners as well', () => {
    const lower = smileOf(withCorners(0, 0.04), STRAIGHT - 10)
    expect(lower).toBeCloseTo(atRest)
    expect(smileOf(withCorners(0, 0.04), STRAIGHT)).toBeGreaterThan(lower)
  })

  it('is the same however large, where, and how tilted the face is', () => {
    const smiling = withCorners(0.08, 0.05)
    const wanted = smileOf(smiling, STRAIGHT)
    const larger = everyPoint(({ x, y }) => ({ x: 3 * x + 40, y: 3 * y - 7 }), smiling)
    const turn = (20 * Math.PI) / 180
    const tilted = everyPoint(
      ({ x, y }) => ({
        x: x * Math.cos(turn) - y * Math.sin(turn),
        y: x * Math.sin(turn) + y * Math.cos(turn),
      }),
      smiling,
    )
    expect(smileOf(larger, STRAIGHT)).toBeCloseTo(wanted)
    expect(smileOf(tilted, STRAIGHT)).toBeCloseTo(wanted)
  })
})
