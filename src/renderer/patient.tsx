import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { PatientApi } from '../preload/api.ts'
import { allowEmptyMarkupOnly } from './app/trusted-types.ts'
import { PatientClient } from './features/patient-page/patient-client.ts'
import { PatientPage } from './features/patient-page/PatientPage.tsx'
import { preferredLanguage, TEXTS } from './i18n/languages.ts'
import './ui/tokens.css'
import './ui/base.css'
import './ui/controls.css'
import './features/viewing/viewing.css'
import './features/viewing/shown.css'
import './features/patient-page/patient-page.css'

/** The page of the patient's window. It knows what it is told to show, and has no way to anything else. */

declare global {
  interface Window {
    readonly basalisPatient?: PatientApi
  }
}

async function start(root: HTMLElement): Promise<void> {
  if (!window.basalisPatient)
    throw new Error('expected window.basalisPatient from the preload script, found none')
  const client = new PatientClient(window.basalisPatient)
  const first = await client.begin()
  createRoot(root).render(
    <StrictMode>
      <PatientPage client={client} first={first} />
    </StrictMode>,
  )
}

allowEmptyMarkupOnly()
const root = document.getElementById('root')
if (!root) throw new Error('expected an element #root in patient.html, found none')
start(root).catch(() => {
  root.textContent = TEXTS[preferredLanguage(navigator.languages)].patientScreen.wait
})
