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
})
