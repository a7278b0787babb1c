import { describe, expect, it } from 'vitest'
import { figureText, limitsText } from '../../../../../src/renderer/features/capture/figure-text.ts'
import { fitted } from '../../../../../src/renderer/features/capture/live-picture.ts'

describe('a measured figure', () => {
  it('is written with its unit, and a minus that is one', () => {
    expect(figureText(0.347, 'share')).toBe('35 %')
    expect(figureText(-12.6, 'degrees')).toBe('−13°')
    expect(figureText(-0.2, 'degrees')).toBe('0°')
    expect(figureText(1, 'count')).toBe('1')
    expect(figureText(0.257, 'ratio')).toBe('0.26')
    expect(figureText(null, 'L*')).toBe('–')
  })

  it('has limits on one side or both', () => {
    expect(limitsText({ min: -7, max: 7 }, 'degrees')).toBe('−7 … 7°')
    expect(limitsText({ min: 0.5, max: null }, 'share')).toBe('≥ 50 %')
    expect(limitsText({ min: null, max: 15 }, 'L*')).toBe('≤ 15')
    expect(limitsText({ min: 1, max: 1 }, 'count')).toBe('1')
  })
})

describe('a picture that is sent to be measured', () => {
  it('is as large as is measured at most, in its proportions', () => {
    expect(fitted(4000, 3000)).toEqual({ width: 640, height: 480 })
    expect(fitted(1080, 1920)).toEqual({ width: 360, height: 640 })
    expect(fitted(320, 240)).toEqual({ width: 320, height: 240 })
    expect(fitted(5000, 1)).toEqual({ width: 640, height: 1 })
  })
})
