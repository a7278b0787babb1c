import { describe, expect, it } from 'vitest'
import { MISSING, printableRuns } from '../../../src/main/reports/printable-text.ts'

const latin = { hasGlyphForCodePoint: (sign: number) => sign < 0x100 || sign === 0x5f20 || sign === 0x3002 }
const more = { hasGlyphForCodePoint: (sign: number) => sign < 0x250 }
const runsOf = (text: string) => printableRuns(text, latin, () => more)
const textOf = (text: string) =>
  runsOf(text)
    .map((run) => run.text)
    .join('')

describe('printableRuns', () => {
  it('keeps to the usual font where that has all of it, without opening the other', () => {
    const open = () => {
      throw new Error('opened')
    }
    expect(printableRuns('Anna 张。', latin, open)).toEqual([{ text: 'Anna 张。', font: 'usual' }])
  })

  it('prints a whole word in the other font where the usual one lacks a letter of it', () => {
    expect(runsOf('Frau Łukasz, 张')).toEqual([
      { text: 'Frau ', font: 'usual' },
      { text: 'Łukasz,', font: 'more' },
      { text: ' 张', font: 'usual' },
    ])
  })

  it('tells a word from the Chinese that it touches', () => {
    expect(runsOf('张ğ张')).toEqual([
      { text: '张', font: 'usual' },
      { text: 'ğ', font: 'more' },
      { text: '张', font: 'usual' },
    ])
  })

  it('shows that a sign is missing in both', () => {
    expect(textOf('Anna 🙂 ş🙂')).toBe(`Anna ${MISSING} ş${MISSING}`)
  })

  it('composes letters and their marks', () => {
    expect(textOf('Jose\u0301')).toBe('José')
  })

  it('leaves out what chooses between forms of a character', () => {
    expect(textOf('张\u{e0100}\ufe00')).toBe('张')
  })

  it('leaves out what turns the direction or moves the line', () => {
    expect(textOf('a\u202eb\u0000c\td\ufe0f')).toBe('abc d')
  })
})
