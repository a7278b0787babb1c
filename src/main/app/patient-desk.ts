import type { Rectangle } from 'electron'
import type { PatientHandlers } from '../ipc/patient-handlers.ts'
import type { PatientDisplay, PatientScreenState } from '../../shared/contract/patient-view.ts'
import type { Settings } from '../../shared/contract/settings.ts'
import { PatientScreen, type PatientScreenServices } from '../viewing/patient-screen.ts'
import type { WindowMemory } from './window-memory.ts'
import { PatientWindow } from './patient-window.ts'
import { reportBug } from './report-bug.ts'

export interface PatientDeskOptions extends Omit<PatientScreenServices, 'onChange'> {
  readonly settings: () => Settings
  readonly memory: WindowMemory
  /** Where the staff's window is. */
  readonly staffBounds: () => Rectangle
  /** Tells the staff's window. */
  readonly tellStaff: (state: PatientScreenState) => void
}

/** The patient's screen and the window that shows it, which is open or not. */
export class PatientDesk implements PatientHandlers {
  readonly screen: PatientScreen
  readonly #options: PatientDeskOptions
  #window: PatientWindow | null = null

  constructor(options: PatientDeskOptions) {
    this.#options = options
    this.screen = new PatientScreen({
      ...options,
      onChange: () => {
        this.#tell()
      },
    })
  }

  get state(): PatientScreenState {
    const { mode, view } = this.screen
    return this.#window && { mode, showing: view !== null, fullScreen: this.#window.isFull }
  }

  get display(): PatientDisplay {
    const { language, theme } = this.#options.settings()
    return { view: this.screen.view, language, theme, fullScreen: this.#window?.isFull ?? false }
  }

  /** Whether the page with this id is the patient's. */
  has(contentsId: number): boolean {
    return this.#window?.has(contentsId) ?? false
  }

  open(): void {
    if (this.#window) {
      this.#window.present()
      return
    }
    const { settings, memory, staffBounds } = this.#options
    const window = new PatientWindow({
      theme: settings().theme,
      staff: staffBounds(),
      fullScreen: memory.fullScreen,
      onChange: () => {
        if (window.isOpen) memory.keep(window.isFull)
        else if (this.#window === window) this.#window = null
        this.#tell()
      },
    })
    this.#window = window
    this.screen.begin()
    // One that is closed while it loads is no fault; one that does not load is none that the staff could believe to be open.
    window.load().catch((error: unknown) => {
      if (!window.isOpen) return
      reportBug(error)
      window.close()
    })
  }

  close(): void {
    this.#window?.close()
  }

  setFullScreen(full: boolean): void {
    this.#window?.setFullScreen(full)
  }

  /** Language or theme have changed. */
  settingsChanged(): void {
    this.#window?.tell(this.display)
  }

  /** The patient's window first: what it must not show any more is gone before the staff's window shows anything else. */
  #tell(): void {
    this.#window?.tell(this.display)
    this.#options.tellStaff(this.state)
  }
}
