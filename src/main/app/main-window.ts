import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import { join } from 'node:path'
import type { EventName } from '../../shared/contract/channel-names.ts'
import type { EventPayload } from '../../shared/contract/channels.ts'
import type { Theme } from '../../shared/contract/settings.ts'
import { APP_ORIGIN } from './app-scheme.ts'

/** The window's colour until the page has painted: the page's own, so that nothing flashes. */
const BACKGROUND: Readonly<Record<Theme, string>> = { dark: '#262626', light: '#e4e4e4' }

const windowOptions = (theme: Theme): BrowserWindowConstructorOptions => ({
  title: 'Basalis',
  width: 1440,
  height: 900,
  minWidth: 1024,
  minHeight: 640,
  show: false,
  backgroundColor: BACKGROUND[theme],
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
    disableBlinkFeatures: 'Auxclick',
  },
})

/** A page that dies this often within a minute is not brought back any more. */
const MAX_REVIVALS = 3
const REVIVAL_WINDOW_MS = 60_000

/** The application's window. It shows itself once there is something to see, and a page that died is loaded again. */
export class MainWindow {
  readonly #window: BrowserWindow
  #deaths: number[] = []

  /** `onLost` is told when the page has died too often to bring it back. */
  constructor(theme: Theme, onLost: () => void) {
    const window = new BrowserWindow(windowOptions(theme))
    this.#window = window
    window.once('ready-to-show', () => {
      window.show()
    })
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit' || window.isDestroyed()) return
      const now = Date.now()
      this.#deaths = [...this.#deaths.filter((death) => now - death < REVIVAL_WINDOW_MS), now]
      if (this.#deaths.length > MAX_REVIVALS) onLost()
      // Not at once: Electron may not be navigated while it still tells of the death.
      else
        setImmediate(() => {
          if (!window.isDestroyed()) this.load().catch(onLost)
        })
    })
  }

  get browserWindow(): BrowserWindow {
    return this.#window
  }

  async load(): Promise<void> {
    await this.#window.loadURL(`${APP_ORIGIN}/`)
  }

  /** Tells the page; nothing where there is none (any more). */
  tell<E extends EventName>(event: E, payload: EventPayload<E>): void {
    // First: to ask a window that has gone for anything else is an error in Electron.
    if (this.#window.isDestroyed()) return
    const { webContents } = this.#window
    if (!webContents.isCrashed()) webContents.send(event, payload)
  }

  /** To the front, as a second start of the application asks for. */
  present(): void {
    if (this.#window.isDestroyed()) return
    if (this.#window.isMinimized()) this.#window.restore()
    this.#window.focus()
  }
}
