import { describe, expect, it } from 'vitest'
import { runProgram, spokenPinyin } from '../../../scripts/voice/synthesis.ts'

describe('spokenPinyin', () => {
  it('gives every character its reading in its word, the syllables of a word together', () => {
    expect(spokenPinyin('请您靠近一点。')).toBe('qing3 nin2 kao4jin4 yi4dian3.')
    // Not fa1, as in "to send".
    expect(spokenPinyin('头发')).toBe('tou2fa0')
  })

  it('pauses at a comma', () => {
    expect(spokenPinyin('拍好了，谢谢您。')).toBe('pai1 hao3le0, xie4xie0 nin2.')
  })

  it('leaves the second syllable of some words without a tone', () => {
    expect(spokenPinyin('眼睛闭着。')).toMatch(/^yan3jing0 /)
    expect(spokenPinyin('下巴')).toBe('xia4ba0')
  })
})

describe('runProgram', () => {
  it('says what to install where there is no such program', () => {
    expect(() => {
      runProgram('a-program-that-is-nowhere', [])
    }).toThrow(/apt-get install espeak-ng/)
  })

  it('says what a program wrote when it failed', () => {
    expect(() => {
      runProgram(process.execPath, ['-e', 'console.error("no such voice"); process.exit(3)'])
    }).toThrow(/found 3: no such voice/)
  })
})
