import { Volume2, VolumeX } from 'lucide-react'
import { useId, useSyncExternalStore } from 'react'
import { LANGUAGES, VOICE_SOURCES } from '../../../../shared/contract/settings.ts'
import { useInterface } from '../../../app/interface-context.ts'
import { TEXTS } from '../../../i18n/languages.ts'
import { Choice } from '../../../ui/Choice.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { RangeSlider } from '../../../ui/RangeSlider.tsx'
import type { SpeakerDesk } from './useSpeaker.ts'
import { hasSystemVoice, onVoices } from './system-voices.ts'
import { MUTE_KEY } from './useSpeaker.ts'
import { useVoiceSettings } from './useVoiceSettings.ts'
import './voice.css'

interface Props {
  readonly speaker: SpeakerDesk
}

/** The patient's language, how loud, and off; the computer's own voices where it has one for that language. */
export function VoiceControls({ speaker }: Props) {
  const { voice } = useInterface().texts
  const { chosen, language, change } = useVoiceSettings()
  const title = useId()
  const systemToo = useSyncExternalStore(
    onVoices,
    () => hasSystemVoice(language),
    () => false,
  )
  return (
    <section className="voice-controls" aria-labelledby={title}>
      <div className="voice-row title">
        <h2 id={title}>{voice.title}</h2>
        <IconButton
          icon={chosen.muted ? VolumeX : Volume2}
          label={chosen.muted ? voice.unmute : voice.mute}
          shortcut={MUTE_KEY.toUpperCase()}
          onPress={speaker.toggleMute}
        />
      </div>
      <div className="voice-row">
        <Choice
          label={voice.language}
          value={language}
          groups={[
            {
              title: '',
              options: LANGUAGES.map((id) => ({ id, name: TEXTS[id].languageName, lang: id })),
            },
          ]}
          onChoose={(id) => {
            change({ language: id })
          }}
        />
        {systemToo && (
          <Choice
            label={voice.source}
            value={chosen.source}
            groups={[{ title: '', options: VOICE_SOURCES.map((id) => ({ id, name: voice.sources[id] })) }]}
            onChoose={(id) => {
              change({ source: id })
            }}
          />
        )}
      </div>
      <RangeSlider
        label={voice.volume}
        value={Math.round(100 * chosen.volume)}
        least={0}
        most={100}
        step={5}
        text={voice.volumeValue(Math.round(100 * chosen.volume))}
        onChange={(percent) => {
          change({ volume: percent / 100 })
        }}
      />
      {speaker.state.failed && (
        <p className="voice-fault" role="status">
          {voice.notHeard}
        </p>
      )}
    </section>
  )
}
