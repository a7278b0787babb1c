import { describe, expect, it } from 'vitest'
import { breakLines } from '../../../src/main/reports/break-lines.ts'

/** A Chinese sign is two wide, any other one. */
const measure = (text: string): number => {
  let width = 0
  for (const sign of text) width += /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(sign) ? 2 : 1
  return width
}
const lines = (text: string, width: number): readonly string[] => breakLines(text, width, measure)

describe('breakLines', () => {
  it('breaks at blanks and leaves none at the ends', () => {
    expect(lines('one two three four', 9)).toEqual(['one two', 'three', 'four'])
  })

  it('breaks Chinese anywhere but before its punctuation', () => {
    expect(lines('皮肤影像，报告', 8)).toEqual(['皮肤影', '像，报告'])
    expect(lines('一二（三四）', 6)).toEqual(['一二', '（三', '四）'])
  })

  it('breaks between Latin and Chinese, and keeps a number with its unit’s sign', () => {
    expect(lines('使用Sunscreen一次', 9)).toEqual(['使用', 'Sunscreen', '一次'])
    expect(lines('约 50%的皮肤', 6)).toEqual(['约 50%', '的皮肤'])
  })

  it('cuts a word only where it is wider than a line alone', () => {
    expect(lines('aaaaaaaaaa bb', 4)).toEqual(['aaaa', 'aaaa', 'aa', 'bb'])
  })

  it('keeps the text’s own lines, empty ones too, and every sign', () => {
    expect(lines('one\n\ntwo', 9)).toEqual(['one', '', 'two'])
    expect(lines('', 9)).toEqual([''])
    const text = '患者Anna van der Berg于2026年3月1日就诊。'.repeat(9)
    for (const width of [1, 5, 17, 40])
      expect(lines(text, width).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
  })

  it('makes no line wider than it may be', () => {
    const text = 'A long sentence with extraordinarilylongwords，以及中文。'.repeat(5)
    for (const width of [8, 13, 30])
      for (const line of lines(text, width)) expect(measure(line)).toBeLessThanOrEqual(width)
  })

  it('ends however narrow the room is', () => {
    expect(lines('abc', 0)).toEqual(['a', 'b', 'c'])
  })
})
