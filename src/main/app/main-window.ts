import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import type { StaffEvent } from '../../shared/contract/channel-names.ts'
import type { EventPayload } from '../../shared/contract/channels.ts'
import type { Theme } from '../../shared/contract/settings.ts'
import { APP_ORIGIN } from './app-scheme.ts'
import { BACKGROUND, pagePreferences, reviveOnDeath, tellPage } from './page-window.ts'

const windowOptions = (theme: Theme): BrowserWindowConstructorOptions => ({
  title: 'Basalis',
  width: 1440,
  height: 900,
  minWidth: 1024,
  minHeight: 640,
  show: false,
  backgroundColor: BACKGROUND[theme],
  webPreferences: pagePreferences('index'),
})

/** The staff's window. It shows itself once there is something to see, and a page that died is loaded again. */
export class MainWindow {
  readonly #window: BrowserWindow

  /** `onLost` is told when the page has died too often to bring it back. */
  constructor(theme: Theme, onLost: () => void) {
    const window = new BrowserWindow(windowOptions(theme))
    this.#window = window
    window.once('ready-to-show', () => {
      window.show()
    })
    reviveOnDeath(window, () => this.#load(), onLost)
  }

  get browserWindow(): BrowserWindow {
    return this.#window
  }

  /** Whether its page is the one with this id. */
  has(contentsId: number): boolean {
    return !this.#window.isDestroyed() && this.#window.webContents.id === contentsId
  }

  /** A page that dies meanwhile is on its way back: no fault of the load. */
  async open(): Promise<void> {
    try {
      await this.#load()
    } catch (error) {
      if (this.#window.isDestroyed() || !this.#window.webContents.isCrashed()) throw error
    }
  }

  async #load(): Promise<void> {
    await this.#window.loadURL(`${APP_ORIGIN}/`)
  }

  /** Tells the page; nothing where there is none (any more). */
  tell<E extends StaffEvent>(event: E, payload: EventPayload<E>): void {
    tellPage(this.#window, event, payload)
  }

  /** To the front, as a second start of the application asks for. */
  present(): void {
    if (this.#window.isDestroyed()) return
    if (this.#window.isMinimized()) this.#window.restore()
    this.#window.focus()
  }
}
