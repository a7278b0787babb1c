import { useEffect, useState, useSyncExternalStore } from 'react'
import type { CapturePrompt } from '../../../../shared/imaging/capture-prompts.ts'
import type { PraiseLine } from '../../../../shared/imaging/voice-lines.ts'
import type { SpeakerState } from './speaker.ts'
import { useVoiceSettings } from './useVoiceSettings.ts'
import { wantedLine } from './wanted-line.ts'
import { windowVoice } from './window-voice.ts'

/** The key that turns the voice off and on, in the camera's room. */
export const MUTE_KEY = 'm'

export interface SpeakerDesk {
  readonly state: SpeakerState
  /** After every check, as often as there are any: what is asked for, and whether all is right. */
  readonly checked: (prompt: CapturePrompt | null, ready: boolean) => void
  /** Once: the photo has been taken, or the last one has. */
  readonly announce: (line: PraiseLine) => void
  readonly toggleMute: () => void
}

const checked: SpeakerDesk['checked'] = (prompt, ready) => {
  windowVoice().speaker.want(wantedLine(prompt, ready))
}
const announce: SpeakerDesk['announce'] = (line) => {
  windowVoice().speaker.announce(line)
}

/** The voice of a room in which photos are taken; it falls silent when the room is left. */
export function useSpeaker(): SpeakerDesk {
  const [speaker] = useState(() => windowVoice().speaker)
  const state = useSyncExternalStore(speaker.subscribe, speaker.get)
  const { chosen, change } = useVoiceSettings()
  useEffect(
    () => () => {
      speaker.stop()
    },
    [speaker],
  )
  const toggleMute = (): void => {
    change({ muted: !chosen.muted })
  }
  return { state, checked, announce, toggleMute }
}
