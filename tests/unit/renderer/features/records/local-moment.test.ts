import { describe, expect, it } from 'vitest'
import { localMoment, momentIn } from '../../../../../src/renderer/features/records/local-moment.ts'

describe('a moment in a field', () => {
  it('is read as it was written, by this computer’s clock, to the minute', () => {
    const ms = new Date(2026, 2, 9, 7, 5, 41).getTime()
    expect(localMoment(ms)).toBe('2026-03-09T07:05')
    expect(momentIn('2026-03-09T07:05')).toBe(new Date(2026, 2, 9, 7, 5).getTime())
  })

  it.each(['', '2026-??-09T07:05', '2026-02-30T07:05', '2026-03-09', '26-03-09T07:05'])(
    'is not %j',
    (text) => {
      expect(momentIn(text)).toBeNull()
    },
  )
})
