import { describe, expect, it } from 'vitest'
import {
  axisOf,
  gapsOf,
  isLong,
  nearestFrame,
  placeOf,
  ticksOf,
} from '../../../../../../src/renderer/features/viewing/film/film-axis.ts'

const DAY = 24 * 60 * 60 * 1000
const NOON = new Date(2026, 8, 30, 12).getTime()
const days = (...ago: number[]): number[] => ago.map((day) => NOON - day * DAY)

describe('the axis of a film', () => {
  it('is thirty days up to the last photo where all lie in them', () => {
    const axis = axisOf(days(12, 3, 0))
    expect(axis).toEqual({ fromMs: NOON - 30 * DAY, toMs: NOON })
    expect(placeOf(axis, NOON - 15 * DAY)).toBe(0.5)
  })

  it('takes in a first photo of some hours more than thirty days ago', () => {
    const times = [NOON - 30.4 * DAY, NOON]
    expect(axisOf(times)).toEqual({ fromMs: times[0], toMs: NOON })
  })

  it('is the whole span of a longer film', () => {
    expect(axisOf(days(400, 20, 0))).toEqual({ fromMs: NOON - 400 * DAY, toMs: NOON })
  })

  it('is there for one photo, and for photos of one moment', () => {
    expect(placeOf(axisOf(days(0)), NOON)).toBe(1)
    expect(placeOf(axisOf(days(0, 0)), NOON)).toBe(1)
  })

  it.each([0, 3, 29, 30.5, 60, 120, 260, 700, 1600, 5000, 20_000])(
    'names few moments in even steps within a span of %d days, the last at its end',
    (span) => {
      const axis = axisOf(days(span, 0))
      const ticks = ticksOf(axis)
      expect(ticks.length).toBeGreaterThan(1)
      expect(ticks.length).toBeLessThan(12)
      expect(ticks.at(-1)).toBe(NOON)
      expect(ticks[0]).toBeGreaterThanOrEqual(axis.fromMs)
    },
  )

  it('knows when its days need their year', () => {
    expect(isLong(axisOf(days(200, 0)))).toBe(false)
    expect(isLong(axisOf(days(400, 0)))).toBe(true)
  })

  it('shows gaps: places go with the time', () => {
    const times = days(30, 29, 2, 0)
    const axis = axisOf(times)
    const [first = 0, second = 0, third = 0] = times.map((time) => placeOf(axis, time))
    expect(third - second).toBeCloseTo(27 * (second - first))
    expect(gapsOf(times)).toEqual([1, 27, 2])
  })

  it('counts days on the calendar, whatever the hour', () => {
    const late = new Date(2026, 2, 1, 23, 50).getTime()
    const early = new Date(2026, 2, 3, 0, 10).getTime()
    expect(gapsOf([late, early])).toEqual([2])
  })

  it('finds the frame nearest to where one points, beyond its ends as well', () => {
    const times = days(30, 20, 0)
    const axis = axisOf(times)
    expect([-1, 0, 0.16, 0.17, 0.6, 0.7, 2].map((place) => nearestFrame(axis, times, place))).toEqual([
      0, 0, 0, 1, 1, 2, 2,
    ])
  })
})
