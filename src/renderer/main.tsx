import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { BasalisApi } from '../preload/api.ts'
import { StartPage } from './app/StartPage.tsx'
import './app/start-page.css'

declare global {
  interface Window {
    readonly basalis?: BasalisApi
  }
}

const root = document.getElementById('root')
if (!root) throw new Error('expected an element #root in index.html, found none')
createRoot(root).render(
  <StrictMode>
    <StartPage languages={window.basalis?.languages ?? navigator.languages} />
  </StrictMode>,
)
