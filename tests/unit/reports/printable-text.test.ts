import { describe, expect, it } from 'vitest'
import { MISSING, printableText } from '../../../src/main/reports/printable-text.ts'

const latin = { hasGlyphForCodePoint: (sign: number) => sign < 0x250 }

describe('printableText', () => {
  it('shows that a sign is missing', () => {
    expect(printableText('Anna 🙂 张', latin)).toBe(`Anna ${MISSING} ${MISSING}`)
  })

  it('composes letters and their marks', () => {
    expect(printableText('Jose\u0301', latin)).toBe('José')
  })

  it('leaves out what turns the direction or moves the line', () => {
    expect(printableText('a\u202eb\u0000c\td\ufe0f', latin)).toBe('abc d')
  })
})
