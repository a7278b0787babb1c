import { describe, expect, it } from 'vitest'
import {
  filterOf,
  isDay,
  NO_CHOICE,
  recordStart,
} from '../../../../../src/renderer/features/records/log-filter.ts'
import { auditFilter, WHOLE_LOG } from '../../../../../src/shared/domain/audit-line.ts'

const id = '0123456789abcdef0123456789abcdef'

describe('what is chosen above the log', () => {
  it('asks for the whole log at first', () => {
    expect(filterOf(NO_CHOICE)).toEqual(WHOLE_LOG)
  })

  it('asks for whole days, the last one with all its hours', () => {
    const { fromMs, untilMs } = filterOf({ ...NO_CHOICE, from: '2026-12-31', until: '2026-12-31' })
    expect(fromMs).toBe(new Date(2026, 11, 31).getTime())
    expect(untilMs).toBe(new Date(2027, 0, 1).getTime())
  })

  it.each(['2026-02-30', '9.3.2026', '2026-3-9', 'x', '2026'])('leaves out %j, which is no day', (typed) => {
    expect(isDay(typed)).toBe(false)
    expect(filterOf({ ...NO_CHOICE, from: typed, until: typed })).toEqual(WHOLE_LOG)
  })

  it('takes the beginning of an id as it is typed', () => {
    expect(recordStart(' 01AB ')).toBe('01ab')
    expect(recordStart('')).toBe('')
    for (const typed of ['xyz', '01-ab', `${id}0`, '%', '01 ab']) expect(recordStart(typed)).toBeNull()
    expect(filterOf({ ...NO_CHOICE, record: '01AB' }).objectStart).toBe('01ab')
    expect(filterOf({ ...NO_CHOICE, record: 'xyz' }).objectStart).toBeNull()
  })

  it('is always a filter that main takes', () => {
    const choices = [
      NO_CHOICE,
      { ...NO_CHOICE, from: '2026-03-09', until: 'soon', record: 'zz' },
      { ...NO_CHOICE, person: id, action: 'patient.look', outcome: 'refused', record: id },
    ] as const
    for (const choice of choices) expect(auditFilter.parse(filterOf(choice))).toEqual(filterOf(choice))
  })
})
