import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { BasalisApi } from '../preload/api.ts'
import { Client } from './app/client.ts'
import { EMPTY_SESSION } from '../shared/contract/session-state.ts'
import { StateStore } from './app/state-store.ts'
import { allowEmptyMarkupOnly } from './app/trusted-types.ts'
import { Shell } from './app/Shell.tsx'
import { preferredLanguage, TEXTS } from './i18n/languages.ts'
import './ui/tokens.css'
import './ui/base.css'
import './ui/controls.css'
import './app/app.css'
import './features/start/start.css'
import './features/intake/intake.css'
import './features/viewing/viewing.css'
import './features/viewing/film/film.css'
import './features/viewing/shown.css'
import './features/side/side.css'
import './features/mirror/mirror.css'
import './features/annotations/annotations.css'
import './features/records/records.css'
import './features/records/follow-up.css'
import './features/records/photo.css'
import './features/records/log.css'
import './features/records/merge.css'
import './features/records/archive.css'
import './features/records/prints.css'
import './features/records/backup.css'
import './features/records/transfer/transfer.css'
import './features/capture/capture.css'
import './features/capture/capture-stage.css'
import './features/report/report.css'

declare global {
  interface Window {
    readonly basalis?: BasalisApi
  }
}

async function start(root: HTMLElement): Promise<void> {
  if (!window.basalis) throw new Error('expected window.basalis from the preload script, found none')
  const client = new Client(window.basalis)
  // Listens before it asks, so that nothing that happens in between is missed.
  const sessions = new StateStore(client, 'session:did-change', EMPTY_SESSION)
  const comparisons = new StateStore(client, 'comparison:did-change', [])
  const clinics = new StateStore(client, 'clinic:did-change', { kind: 'empty' })
  const initial = await client.call('app:get-state')
  sessions.begin(initial.session)
  comparisons.begin(initial.comparison)
  clinics.begin(initial.clinic)
  createRoot(root).render(
    <StrictMode>
      <Shell
        client={client}
        sessions={sessions}
        comparisons={comparisons}
        clinics={clinics}
        initial={initial}
      />
    </StrictMode>,
  )
}

allowEmptyMarkupOnly({ thread: true })
const root = document.getElementById('root')
if (!root) throw new Error('expected an element #root in index.html, found none')
start(root).catch(() => {
  root.textContent = TEXTS[preferredLanguage(navigator.languages)].disconnected
})
