import { describe, expect, it } from 'vitest'
import { nudgedBy } from '../../../../../src/renderer/features/side/NudgeTools.tsx'
import { isNudged, NO_NUDGE } from '../../../../../src/shared/domain/nudge.ts'

describe('a step by hand', () => {
  it.each([
    ['left', 'right'],
    ['up', 'down'],
    ['anticlockwise', 'clockwise'],
    ['smaller', 'larger'],
  ] as const)('%s is taken back by %s', (there, back) => {
    const once = nudgedBy(NO_NUDGE, there, 2)
    expect(isNudged(once)).toBe(true)
    expect(isNudged(nudgedBy(once, back, 2))).toBe(false)
  })

  it('goes as far as a pixel of the screen is long', () => {
    expect(nudgedBy(NO_NUDGE, 'right', 3.5)).toEqual({ ...NO_NUDGE, dx: 3.5 })
  })

  it.each([
    ['right', 90, 0, -2],
    ['up', 90, -2, 0],
    ['left', 180, 2, 0],
    ['down', -90, -2, 0],
  ] as const)('goes %s on the screen also where the photo is seen turned by %i°', (step, degrees, dx, dy) => {
    const nudge = nudgedBy(NO_NUDGE, step, 2, (degrees * Math.PI) / 180)
    expect(nudge.dx).toBeCloseTo(dx)
    expect(nudge.dy).toBeCloseTo(dy)
  })
})
