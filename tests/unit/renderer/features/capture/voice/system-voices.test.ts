import { describe, expect, it } from 'vitest'
import { voiceFor } from '../../../../../../src/renderer/features/capture/voice/system-voices.ts'

const voice = (lang: string, localService = true) => ({ lang, localService })

describe('voiceFor', () => {
  it('takes a voice of the language, that of the same country before others', () => {
    const voices = [voice('de-DE'), voice('en-US'), voice('zh-TW'), voice('zh-CN'), voice('en-GB')]
    expect(voiceFor(voices, 'zh-CN')?.lang).toBe('zh-CN')
    expect(voiceFor(voices, 'en')?.lang).toBe('en-US')
    expect(voiceFor([voice('zh-TW')], 'zh-CN')?.lang).toBe('zh-TW')
    expect(voiceFor([voice('zh_CN')], 'zh-CN')?.lang).toBe('zh_CN')
    expect(voiceFor([voice('cmn-CN')], 'zh-CN')?.lang).toBe('cmn-CN')
  })

  it('takes no Cantonese for Mandarin', () => {
    for (const lang of ['zh-HK', 'yue-HK', 'zh-yue', 'zh-MO'])
      expect(voiceFor([voice(lang)], 'zh-CN')).toBeNull()
  })

  it('takes no voice that sends what it says away', () => {
    expect(voiceFor([voice('en-US', false)], 'en')).toBeNull()
  })

  it('finds none where there is none', () => {
    expect(voiceFor([], 'en')).toBeNull()
    expect(voiceFor([voice('de-DE'), voice('eng')], 'en')).toBeNull()
  })
})
