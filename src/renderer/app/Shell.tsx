import { useEffect, useMemo, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { ChannelResponse } from '../../shared/contract/channels.ts'
import type { PageError } from '../../shared/contract/error-data.ts'
import { CircleAlert } from 'lucide-react'
import { AnnotationRoom } from '../features/annotations/AnnotationRoom.tsx'
import { PrivacyProvider } from '../features/records/privacy.tsx'
import { ReportDraftsProvider } from '../features/report/report-drafts.tsx'
import { RegionRoom } from '../features/regions/RegionRoom.tsx'
import { errorText } from '../i18n/error-text.ts'
import { preferredLanguage, TEXTS } from '../i18n/languages.ts'
import { Button } from '../ui/Button.tsx'
import { MessageDialog } from '../ui/MessageDialog.tsx'
import { App } from './App.tsx'
import { CallError, type Client } from './client.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { InterfaceContext, type Interface } from './interface-context.ts'
import type { ClinicStore, ComparisonStore, SessionStore } from './state-store.ts'

interface Props {
  readonly client: Client
  readonly sessions: SessionStore
  readonly comparisons: ComparisonStore
  readonly clinics: ClinicStore
  readonly initial: ChannelResponse<'app:get-state'>
}

/** Language, theme and the way to the application around the window's content. */
export function Shell({ client, sessions, comparisons, clinics, initial }: Props) {
  const [settings, setSettings] = useState(initial.settings)
  const [fault, setFault] = useState<PageError | null>(null)
  const language = settings.language ?? preferredLanguage(client.languages)
  const texts = TEXTS[language]

  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dataset['theme'] = settings.theme
  }, [language, settings.theme])

  const provided = useMemo((): Interface => {
    const perform: Interface['perform'] = (action) => {
      action().catch((error: unknown) => {
        setFault(error instanceof CallError ? error.error : { kind: 'bug' })
      })
    }
    const changeSettings: Interface['changeSettings'] = (chosen) => {
      setSettings(chosen)
      perform(() => client.call('settings:update', chosen))
    }
    const { host, version } = initial
    return { texts, settings, changeSettings, client, perform, host, version }
  }, [texts, settings, client, initial])

  const dismiss = () => {
    setFault(null)
  }
  return (
    <I18nProvider locale={language}>
      <InterfaceContext value={provided}>
        <ErrorBoundary text={texts.bug} action={texts.actions.goOn}>
          <PrivacyProvider>
            <AnnotationRoom sessions={sessions} comparisons={comparisons} clinics={clinics}>
              <RegionRoom sessions={sessions} clinics={clinics}>
                <ReportDraftsProvider clinics={clinics}>
                  <App sessions={sessions} comparisons={comparisons} clinics={clinics} />
                </ReportDraftsProvider>
              </RegionRoom>
            </AnnotationRoom>
          </PrivacyProvider>
        </ErrorBoundary>
        {fault && (
          <MessageDialog
            icon={CircleAlert}
            title={texts.failed.title}
            onClose={dismiss}
            actions={
              <Button kind="primary" onPress={dismiss}>
                {texts.actions.close}
              </Button>
            }
          >
            <p>{errorText(fault, texts)}</p>
          </MessageDialog>
        )}
      </InterfaceContext>
    </I18nProvider>
  )
}
