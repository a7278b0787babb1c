import { useEffect } from 'react'
import type { Language, VoiceSettings } from '../../../../shared/contract/settings.ts'
import { useInterface } from '../../../app/interface-context.ts'
import { preferredLanguage } from '../../../i18n/languages.ts'
import { windowVoice } from './window-voice.ts'

interface VoiceChoice {
  readonly chosen: VoiceSettings
  /** What the patient is spoken to in. */
  readonly language: Language
  /** What the staff reads. */
  readonly interfaceLanguage: Language
  readonly change: (change: Partial<VoiceSettings>) => void
}

/** How the voice is set, kept with the other settings; the window's voice follows it. */
export function useVoiceSettings(): VoiceChoice {
  const { settings, changeSettings, client } = useInterface()
  const interfaceLanguage = settings.language ?? preferredLanguage(client.languages)
  const { voice: chosen } = settings
  const language = chosen.language ?? interfaceLanguage
  useEffect(() => {
    windowVoice().configure(chosen, language)
  }, [chosen, language])
  const change = (changed: Partial<VoiceSettings>): void => {
    changeSettings({ ...settings, voice: { ...chosen, ...changed } })
  }
  return { chosen, language, interfaceLanguage, change }
}
