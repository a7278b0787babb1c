import { BrowserWindow, screen, type Rectangle } from 'electron'
import type { PatientDisplay } from '../../shared/contract/patient-view.ts'
import type { Theme } from '../../shared/contract/settings.ts'
import { APP_ORIGIN } from './app-scheme.ts'
import { BACKGROUND, pagePreferences, reviveOnDeath, tellPage } from './page-window.ts'

/** Where there is only one display: beside the staff's window, CSS px. */
const SIZE = { width: 1280, height: 800 }

export interface PatientWindowOptions {
  readonly theme: Theme
  /** Where the staff's window is: the patient's opens on another display if there is one. */
  readonly staff: Rectangle
  /** Whether it filled its display when it was closed last. One that would cover the staff's window never does by itself. */
  readonly fullScreen: boolean
  /** Full or not, or gone. */
  readonly onChange: () => void
}

/** The window that is turned to the patient. Its title and its page name nobody. */
export class PatientWindow {
  readonly #window: BrowserWindow

  constructor({ theme, staff, fullScreen, onChange }: PatientWindowOptions) {
    const place = placeBeside(staff)
    const window = new BrowserWindow({
      title: 'Basalis',
      ...(place ?? SIZE),
      minWidth: 640,
      minHeight: 480,
      show: false,
      backgroundColor: BACKGROUND[theme],
      webPreferences: pagePreferences('patient'),
    })
    this.#window = window
    window.once('ready-to-show', () => {
      // The staff's window keeps the keys.
      window.showInactive()
      if (fullScreen && place) window.setFullScreen(true)
    })
    window.on('enter-full-screen', onChange)
    window.on('leave-full-screen', onChange)
    window.once('closed', onChange)
    reviveOnDeath(
      window,
      () => this.load(),
      () => {
        this.close()
      },
    )
  }

  get isOpen(): boolean {
    return !this.#window.isDestroyed()
  }

  get isFull(): boolean {
    return this.isOpen && this.#window.isFullScreen()
  }

  async load(): Promise<void> {
    await this.#window.loadURL(`${APP_ORIGIN}/patient.html`)
  }

  /** Whether its page is the one with this id. */
  has(contentsId: number): boolean {
    return this.isOpen && this.#window.webContents.id === contentsId
  }

  tell(display: PatientDisplay): void {
    tellPage(this.#window, 'patient-display:did-change', display)
  }

  setFullScreen(full: boolean): void {
    if (this.isOpen && full !== this.#window.isFullScreen()) this.#window.setFullScreen(full)
  }

  present(): void {
    if (!this.isOpen) return
    if (this.#window.isMinimized()) this.#window.restore()
    this.#window.focus()
  }

  close(): void {
    if (this.isOpen) this.#window.destroy()
  }
}

/** Another display than the one that the staff's window is on; null: there is none, or nobody can say. */
function placeBeside(staff: Rectangle): Rectangle | null {
  if (hidesPlaces()) return null
  const own = screen.getDisplayMatching(staff)
  return screen.getAllDisplays().find(({ id }) => id !== own.id)?.workArea ?? null
}

/** Wayland tells no program where its windows are, and takes no place for them: full, the patient's could cover the staff's. */
const hidesPlaces = (): boolean => process.platform === 'linux' && Boolean(process.env['WAYLAND_DISPLAY'])
