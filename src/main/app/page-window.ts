import type { BrowserWindow, WebPreferences } from 'electron'
import { join } from 'node:path'
import type { Theme } from '../../shared/contract/settings.ts'

/** What all windows of the application have in common. */

/** A window's colour until its page has painted: the page's own, so that nothing flashes. */
export const BACKGROUND: Readonly<Record<Theme, string>> = { dark: '#262626', light: '#e4e4e4' }

/** `preload`: the built script's name. */
export const pagePreferences = (preload: 'index' | 'patient'): WebPreferences => ({
  preload: join(import.meta.dirname, '..', 'preload', `${preload}.cjs`),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  disableBlinkFeatures: 'Auxclick',
})

/** A page that dies this often within a minute is not brought back any more. */
const MAX_REVIVALS = 3
const REVIVAL_WINDOW_MS = 60_000

/**
 * Loads a page again that has died, or that could not be loaded again. `onLost` is told when that has happened too often to
 * bring it back.
 */
export function reviveOnDeath(window: BrowserWindow, load: () => Promise<void>, onLost: () => void): void {
  let deaths: number[] = []
  let latest = 0
  const revive = (): void => {
    const now = Date.now()
    deaths = [...deaths.filter((death) => now - death < REVIVAL_WINDOW_MS), now]
    if (deaths.length > MAX_REVIVALS) {
      onLost()
      return
    }
    latest += 1
    const attempt = latest
    // Not at once: Electron may not be navigated while it still tells of the death.
    setImmediate(() => {
      if (window.isDestroyed()) return
      load().catch(() => {
        // A death while it loads is told of by itself, and a later attempt ends this one.
        if (attempt === latest && !window.isDestroyed() && !window.webContents.isCrashed()) revive()
      })
    })
  }
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && !window.isDestroyed()) revive()
  })
}

/** Tells a window's page; nothing where there is none (any more). */
export function tellPage(window: BrowserWindow, event: string, payload: unknown): void {
  // First: to ask a window that has gone for anything else is an error in Electron.
  if (window.isDestroyed()) return
  const { webContents } = window
  if (!webContents.isCrashed()) webContents.send(event, payload)
}
