import type { Language } from '../../../../shared/contract/settings.ts'
import { spokenText } from '../../../i18n/spoken-text.ts'
import type { Said } from './speaker.ts'

/** No sentence is longer; a voice that has not ended by then has fallen silent. */
const LONGEST_MS = 15_000

export interface KnownVoice {
  readonly lang: string
  readonly localService: boolean
}

/** The first voice of that language that works without a network; null where there is none. */
export function voiceFor<V extends KnownVoice>(voices: readonly V[], language: Language): V | null {
  const tagOf = ({ lang }: V): string => lang.replaceAll('_', '-').toLowerCase()
  const local = voices.filter(({ localService }) => localService)
  const base = language.split('-')[0] as string
  return (
    local.find((voice) => tagOf(voice) === language.toLowerCase()) ??
    // What is written zh-HK or zh-yue is another spoken language.
    local.find((voice) =>
      language === 'zh-CN'
        ? /^(zh|cmn)(-han[st])?(-(cn|sg|tw))?$/.test(tagOf(voice))
        : tagOf(voice).split('-')[0] === base,
    ) ??
    null
  )
}

const voicesNow = (): readonly SpeechSynthesisVoice[] =>
  'speechSynthesis' in window ? window.speechSynthesis.getVoices() : []

export const hasSystemVoice = (language: Language): boolean => voiceFor(voicesNow(), language) !== null

/** Voices come some time after the page. */
export function onVoices(listener: () => void): () => void {
  if (!('speechSynthesis' in window)) return () => undefined
  window.speechSynthesis.addEventListener('voiceschanged', listener)
  return () => {
    window.speechSynthesis.removeEventListener('voiceschanged', listener)
  }
}

/** Says a line with a voice of the computer; rejects where there is none. `loudness` 0…1. */
export function playSystemVoice(
  { line, language }: Said,
  loudness: number,
  signal: AbortSignal,
): Promise<void> {
  const voice = voiceFor(voicesNow(), language)
  if (!voice) return Promise.reject(new Error(`expected a voice of this computer in ${language}, found none`))
  const utterance = new SpeechSynthesisUtterance(spokenText(language, line))
  utterance.voice = voice
  utterance.lang = voice.lang
  utterance.volume = loudness
  return new Promise((resolve, reject) => {
    const patience = setTimeout(resolve, LONGEST_MS)
    const end = (): void => {
      clearTimeout(patience)
      resolve()
    }
    utterance.addEventListener('end', end)
    utterance.addEventListener('error', ({ error }) => {
      clearTimeout(patience)
      if (error === 'canceled' || error === 'interrupted') resolve()
      else reject(new Error(`expected a voice that speaks, found ${error}`))
    })
    signal.addEventListener('abort', () => {
      window.speechSynthesis.cancel()
      end()
    })
    window.speechSynthesis.speak(utterance)
  })
}
