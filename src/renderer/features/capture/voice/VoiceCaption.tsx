import { useInterface } from '../../../app/interface-context.ts'
import { spokenText } from '../../../i18n/spoken-text.ts'
import type { SpeakerState } from './speaker.ts'
import './voice.css'

interface Props {
  readonly state: SpeakerState
}

/** The words that are said, in the language of the voice; its room is kept where nothing is said. */
export function VoiceCaption({ state: { caption, speaking } }: Props) {
  const { texts, settings } = useInterface()
  // A screen reader reads it where the voice does not.
  return (
    <p
      className="voice-caption"
      role="status"
      aria-live={settings.voice.muted ? 'polite' : 'off'}
      aria-label={texts.voice.caption}
      data-speaking={speaking || undefined}
      lang={caption?.language}
    >
      {caption && <span>{spokenText(caption.language, caption.line)}</span>}
    </p>
  )
}
