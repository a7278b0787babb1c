import { Maximize, Minimize } from 'lucide-react'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { PatientDisplay } from '../../../shared/contract/patient-view.ts'
import { preferredLanguage, TEXTS } from '../../i18n/languages.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import type { PatientClient } from './patient-client.ts'
import { PatientRoom } from './PatientRoom.tsx'

interface Props {
  readonly client: PatientClient
  readonly first: PatientDisplay
}

/** The patient's window: what the staff look at, or that it takes a moment; below it what the program is not. */
export function PatientPage({ client, first }: Props) {
  const { view, language, theme, fullScreen } = useSyncExternalStore(client.subscribe, client.get) ?? first
  const [preferred] = useState(() => preferredLanguage(client.languages))
  const lang = language ?? preferred
  const texts = TEXTS[lang]
  useEffect(() => {
    document.documentElement.lang = lang
    document.documentElement.dataset['theme'] = theme
  }, [lang, theme])
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'F11' && !(event.key === 'Escape' && fullScreen)) return
    event.preventDefault()
    client.toggleFullScreen()
  })
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
    }
  }, [])
  const { patientScreen } = texts
  return (
    <I18nProvider locale={lang}>
      <div className="patient-page">
        <main className="patient-stage">
          {view ? (
            <PatientRoom view={view} client={client} texts={texts} />
          ) : (
            <p className="patient-wait" role="status">
              {patientScreen.wait}
            </p>
          )}
        </main>
        <footer className="patient-foot">
          <span>{texts.notice}</span>
          <IconButton
            icon={fullScreen ? Minimize : Maximize}
            label={fullScreen ? patientScreen.leaveFullScreen : patientScreen.fullScreen}
            shortcut="F11"
            small
            onPress={() => {
              client.toggleFullScreen()
            }}
          />
        </footer>
      </div>
    </I18nProvider>
  )
}
