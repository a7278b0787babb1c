import { describe, expect, it } from 'vitest'
import { isStale, nextDue, type Times } from '../../../src/main/records/backup/schedule.ts'

const at = (day: number, hour: number, minute = 0): number => new Date(2027, 2, day, hour, minute).getTime()

const times = (known: Partial<Times>): Times => ({
  daily: true,
  hour: 12,
  sinceMs: 0,
  lastMs: null,
  failedMs: null,
  ...known,
})

describe('the next backup', () => {
  it.each([
    ['today at the hour, where yesterday’s was made', { lastMs: at(9, 12, 1) }, at(10, 9), at(10, 12)],
    ['tomorrow, where today’s was made', { lastMs: at(10, 12, 1) }, at(10, 15), at(11, 12)],
    ['at once, where today’s was missed', { lastMs: at(9, 12, 1) }, at(10, 15), at(10, 12)],
    ['at once, where there never was one', {}, at(10, 9), at(9, 12)],
    ['at the hour, where the folder was just chosen', { sinceMs: at(10, 9) }, at(10, 9), at(10, 12)],
    ['an hour after one that failed', { failedMs: at(10, 12, 5) }, at(10, 12, 30), at(10, 13, 5)],
    ['at once, where one failed before it was due', { failedMs: at(10, 9) }, at(10, 12, 30), at(10, 12)],
    ['at once, where the last is of a clock that ran ahead', { lastMs: at(28, 1) }, at(10, 13), at(10, 12)],
    ['at once, where the folder is of such a clock', { sinceMs: at(28, 1) }, at(10, 13), at(10, 12)],
    ['never, where none is wanted', { daily: false }, at(10, 13), null],
    ['at midnight', { hour: 0, lastMs: at(9, 0, 1) }, at(9, 23), at(10, 0)],
  ])('is due %s', (_when, known, nowMs, due) => {
    expect(nextDue(times(known), nowMs)).toBe(due)
  })

  it('comes once a day for a year, also where a day has 23 or 25 hours', () => {
    let lastMs: number | null = null
    let made = 0
    const begin = new Date(2027, 0, 1, 12).getTime()
    const end = new Date(2028, 0, 1, 12).getTime()
    for (let nowMs = begin; nowMs < end; nowMs += 20 * 60_000) {
      const due = nextDue(times({ lastMs }), nowMs)
      if (due === null || due > nowMs) continue
      lastMs = nowMs
      made += 1
    }
    expect(made).toBe(365)
  })
})

describe('a backup', () => {
  it('is stale after two days, and where there is none', () => {
    expect(isStale(null, at(10, 12))).toBe(true)
    expect(isStale(at(8, 12), at(10, 12))).toBe(false)
    expect(isStale(at(8, 12), at(10, 12, 1))).toBe(true)
    expect(isStale(at(28, 1), at(10, 12))).toBe(true)
  })
})
