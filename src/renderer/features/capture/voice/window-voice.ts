import type { Language, VoiceSettings } from '../../../../shared/contract/settings.ts'
import { ClipPlayer } from './clip-player.ts'
import { Speaker, type PlayLine, type VoiceClock } from './speaker.ts'
import { hasSystemVoice, playSystemVoice } from './system-voices.ts'

const CLOCK: VoiceClock = {
  now: () => performance.now(),
  wakeAfter: (ms, wake) => {
    const timer = setTimeout(wake, ms)
    return () => {
      clearTimeout(timer)
    }
  },
}

/** Speaker and players of the window: there is one, so that no two rooms ever speak at once. */
class WindowVoice {
  readonly speaker: Speaker
  readonly #clips = new ClipPlayer()
  #settings: VoiceSettings | null = null

  constructor() {
    this.speaker = new Speaker(CLOCK, this.#play)
  }

  /** How loud, with what voice and in which language everything is said from now on. */
  configure(settings: VoiceSettings, language: Language): void {
    const silenced = settings.muted && this.#settings?.muted === false
    this.#settings = settings
    this.#clips.setLoudness(this.#loudness)
    // A voice of the computer cannot be turned down in the middle of a line.
    if (silenced && settings.source === 'system') window.speechSynthesis.cancel()
    this.speaker.speakIn(language)
  }

  get #loudness(): number {
    return this.#settings && !this.#settings.muted ? this.#settings.volume : 0
  }

  #play: PlayLine = (said, signal) =>
    this.#settings?.source === 'system' && hasSystemVoice(said.language)
      ? playSystemVoice(said, this.#loudness, signal)
      : this.#clips.play(said, signal)
}

let voice: WindowVoice | null = null

/** Made with its first use. */
export const windowVoice = (): WindowVoice => (voice ??= new WindowVoice())
