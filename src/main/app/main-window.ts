import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import { join } from 'node:path'
import { APP_ORIGIN } from './app-scheme.ts'

const WINDOW_OPTIONS: BrowserWindowConstructorOptions = {
  width: 1280,
  height: 800,
  minWidth: 960,
  minHeight: 600,
  show: false,
  backgroundColor: '#3a3a3a',
  webPreferences: {
    preload: join(import.meta.dirname, '..', 'preload', 'index.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  },
}

/** Opens the application's window; it shows itself once there is something to see. */
export async function openMainWindow(): Promise<BrowserWindow> {
  const window = new BrowserWindow(WINDOW_OPTIONS)
  window.once('ready-to-show', () => {
    window.show()
  })
  await window.loadURL(`${APP_ORIGIN}/`)
  return window
}
