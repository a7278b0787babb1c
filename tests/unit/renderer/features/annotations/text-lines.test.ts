import { describe, expect, it } from 'vitest'
import { textLines } from '../../../../../src/renderer/features/annotations/text-lines.ts'
import { measure } from './straight-view.ts'

const lines = (text: string, widest = 100) => textLines(text, widest, measure)

describe('a label', () => {
  it('is one line where it fits', () => {
    expect(lines('ten signs.')).toEqual(['ten signs.'])
    expect(lines('')).toEqual([])
  })

  it('breaks between words and between Chinese characters', () => {
    expect(lines('look at this place')).toEqual(['look at', 'this place'])
    expect(lines('请在三个月后复查这一处的颜色')).toEqual(['请在三个月后复查这一', '处的颜色'])
  })

  it('begins no line with a sign that ends a clause', () => {
    expect(lines('请在三个月之后再复查，光线相同')).toEqual(['请在三个月之后再复', '查，光线相同'])
  })

  it('breaks a word that is wider than a line, and loses nothing', () => {
    const long = 'x'.repeat(25)
    expect(lines(`a ${long} b`).join(' ').replaceAll(' ', '')).toBe(`a${long}b`)
    for (const line of lines(`a ${long} b`)) expect(measure(line)).toBeLessThanOrEqual(100)
  })
})
