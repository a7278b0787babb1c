import { describe, expect, it } from 'vitest'
import { dateIn, dateLocale, isNoDay, typedText } from '../../../../src/renderer/ui/typed-date.ts'

const part = (type: string, text: string | null) => ({
  type,
  text: text ?? 'mm',
  isPlaceholder: text === null,
})
const line = { type: 'literal', text: '-', isPlaceholder: false }

describe('what stands in a field of date', () => {
  it.each([
    ['2026', '3', '9', '2026-03-09'],
    ['2026', null, '09', '2026-??-09'],
    [null, '03', '09', '??-03-09'],
    ['198', '03', '09', '198-03-09'],
    [null, null, null, ''],
  ])('%s, %s, %s is %s, in whatever order it is shown', (year, month, day, text) => {
    const parts = [part('day', day), line, part('month', month), line, part('year', year)]
    expect(typedText(parts, false)).toBe(text)
    expect(typedText(parts.reverse(), false)).toBe(text)
  })

  it('has a time where one is asked for', () => {
    const parts = [part('year', '2026'), part('month', '03'), part('day', '09'), part('hour', '9')]
    expect(typedText([...parts, part('minute', '05')], true)).toBe('2026-03-09T09:05')
    expect(typedText([...parts, part('minute', null)], true)).toBe('2026-03-09T09:??')
  })
})

describe('a text', () => {
  it.each(['2026-03-09', '2024-02-29', '2026-03-09T23:59'])('is a date: %s', (text) => {
    expect(dateIn(text)?.toString()).toContain(text)
    expect(isNoDay(text)).toBe(false)
  })

  it.each(['', '2026-??-09', '198-03-09', '2026-3-9', '2026-03-09T10', '2026-03-09T10:05:01', 'tomorrow'])(
    'is none, and nothing that is whole: %j',
    (text) => {
      expect(dateIn(text)).toBeNull()
      expect(isNoDay(text)).toBe(false)
    },
  )

  it.each(['2026-02-29', '2026-13-01', '2026-04-31T10:00', '2026-00-10'])(
    'is a day that there is not: %s',
    (text) => {
      expect(dateIn(text)).toBeNull()
      expect(isNoDay(text)).toBe(true)
    },
  )
})

describe('the order of a date', () => {
  it.each([
    ['en', '2026-03-09'],
    ['zh-CN', '2026/03/09'],
  ])('in %s begins with the year', (language, shown) => {
    const format = new Intl.DateTimeFormat(dateLocale(language), {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    expect(format.format(new Date(2026, 2, 9))).toBe(shown)
  })
})
