import { describe, expect, it } from 'vitest'
import { isReportPassword } from '../../../src/shared/reports/report-password.ts'

describe('a password of a report', () => {
  it.each(['123456', 'seven quiet lanterns', '七盏安静的灯笼', 'x'.repeat(127)])('may be %j', (password) => {
    expect(isReportPassword(password)).toBe(true)
  })

  it.each(['', '12345', 'x'.repeat(128), '灯'.repeat(43), 'abc\ndefg', 'abc\u202edefg', 'abcdef\u2028'])(
    'may not be %j',
    (password) => {
      expect(isReportPassword(password)).toBe(false)
    },
  )
})
