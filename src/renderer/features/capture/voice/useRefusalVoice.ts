import { useEffect, useEffectEvent } from 'react'
import type { PhotoRefused } from '../../../../shared/contract/record-channels.ts'
import { CAPTURE_RULE_IDS } from '../../../../shared/imaging/capture-rules.ts'
import { reasonLine } from '../../../../shared/imaging/voice-lines.ts'
import { useVoiceSettings } from './useVoiceSettings.ts'
import { windowVoice } from './window-voice.ts'

/**
 * Of photos that are refused together: says aloud once what is wrong, to the staff in their own language, unless the voice is off.
 * Of several reasons the most urgent one is said.
 */
export function useRefusalVoice(refused: readonly Pick<PhotoRefused, 'failed'>[]): void {
  const { interfaceLanguage } = useVoiceSettings()
  const say = useEffectEvent(() => {
    const [first] = refused
      .flatMap(({ failed }) => failed)
      .toSorted((one, other) => CAPTURE_RULE_IDS.indexOf(one.rule) - CAPTURE_RULE_IDS.indexOf(other.rule))
    if (first?.prompt) windowVoice().speaker.announce(reasonLine(first.prompt), interfaceLanguage)
  })
  useEffect(() => {
    say()
  }, [])
}
