import type { CapturePrompt } from '../../../../shared/imaging/capture-prompts.ts'
import { reasonLine } from '../../../../shared/imaging/voice-lines.ts'
import { useInterface } from '../../../app/interface-context.ts'
import { useVoiceSettings } from './useVoiceSettings.ts'
import { windowVoice } from './window-voice.ts'

/**
 * Of a photo that is refused: says aloud what is wrong, to the staff in their own language, unless the voice is off, and returns
 * the same sentence to be written. Of several reasons the most urgent one is said.
 */
export function useRefusalVoice(): (prompt: CapturePrompt) => string {
  const { captureReasons } = useInterface().texts
  const { interfaceLanguage } = useVoiceSettings()
  return (prompt) => {
    windowVoice().speaker.announce(reasonLine(prompt), interfaceLanguage)
    return captureReasons[prompt]
  }
}
