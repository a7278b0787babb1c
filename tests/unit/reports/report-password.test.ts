import { describe, expect, it } from 'vitest'
import { isReportPassword } from '../../../src/shared/reports/report-password.ts'

describe('a password of a report', () => {
  it.each([
    '123456',
    'seven quiet lanterns',
    '七盏安静的灯笼',
    '七盏灯、很安静。',
    'Zażółć gęślą',
    'x'.repeat(127),
  ])('may be %j', (password) => {
    expect(isReportPassword(password)).toBe(true)
  })

  it.each([
    '',
    '12345',
    'x'.repeat(128),
    '灯'.repeat(43),
    'abc\ndefg',
    'abc\u202edefg',
    'abcdef\u2028',
    '七盏灯，很安静！',
    '１２３４５６',
    'abc\u00a0def',
    'cafe\u0301s',
    '🙂🙂🙂🤩🤩🤩',
    'שלום abc',
    '\ufe0f'.repeat(6),
  ])('may not be %j', (password) => {
    expect(isReportPassword(password)).toBe(false)
  })
})
