import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import type { SpeakerState } from '../../../../../../src/renderer/features/capture/voice/speaker.ts'
import { VoiceCaption } from '../../../../../../src/renderer/features/capture/voice/VoiceCaption.tsx'
import { VoiceControls } from '../../../../../../src/renderer/features/capture/voice/VoiceControls.tsx'
import { wantedLine } from '../../../../../../src/renderer/features/capture/voice/wanted-line.ts'
import { TEXTS } from '../../../../../../src/renderer/i18n/languages.ts'
import { LANGUAGES } from '../../../../../../src/shared/contract/settings.ts'
import { rendered, wordsOf } from '../../rendered.ts'

const SILENT: SpeakerState = { caption: null, speaking: false, failed: false }

const controls = (state: SpeakerState) =>
  createElement(VoiceControls, {
    speaker: {
      state,
      checked: () => undefined,
      announce: () => undefined,
      toggleMute: () => undefined,
    },
  })

describe.each(LANGUAGES)('VoiceControls in %s', (language) => {
  const { voice } = TEXTS[language]

  it('turn the voice off, choose its language and its volume', () => {
    const markup = rendered(controls(SILENT), language)
    expect(markup).toContain(`aria-label="${voice.mute}"`)
    expect(markup).toContain(voice.language)
    expect(wordsOf(markup)).toContain(voice.volumeValue(80))
  })

  it('offer no voice of the computer where it has none', () => {
    expect(rendered(controls(SILENT), language)).not.toContain(voice.source)
  })

  it('say when nothing can be heard, and only then', () => {
    expect(wordsOf(rendered(controls(SILENT), language))).not.toContain(voice.notHeard)
    expect(wordsOf(rendered(controls({ ...SILENT, failed: true }), language))).toContain(voice.notHeard)
  })
})

describe('VoiceCaption', () => {
  it('writes what is said in the language of the voice, whatever the interface’s is', () => {
    const state: SpeakerState = {
      caption: { line: 'closer', language: 'zh-CN' },
      speaking: true,
      failed: false,
    }
    const markup = rendered(createElement(VoiceCaption, { state }), 'en')
    expect(wordsOf(markup)).toBe(TEXTS['zh-CN'].capturePrompts.closer)
    expect(markup).toContain('lang="zh-CN"')
  })

  it('writes why a photo is refused', () => {
    const state: SpeakerState = {
      caption: { line: 'reason-focus', language: 'en' },
      speaking: true,
      failed: false,
    }
    expect(wordsOf(rendered(createElement(VoiceCaption, { state }), 'en'))).toBe(
      TEXTS.en.captureReasons.focus,
    )
  })

  it('is empty where nothing is said', () => {
    expect(wordsOf(rendered(createElement(VoiceCaption, { state: SILENT }), 'en'))).toBe('')
  })
})

describe('wantedLine', () => {
  it('asks for what is wrong before it thanks, and is silent where it cannot be told', () => {
    expect(wantedLine('closer', false)).toBe('closer')
    expect(wantedLine('closer', true)).toBe('closer')
    expect(wantedLine(null, true)).toBe('hold-that')
    expect(wantedLine(null, false)).toBeNull()
  })
})
