import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { browserEvents, startEarly, stopBrowser } from '../browser/running-browser.ts'
import { preventable } from '../events.ts'
import { guardInstances } from '../missing.ts'
import { openWindows } from '../window/window-list.ts'
import { packageFacts } from './package-facts.ts'
import { getPath, setPath } from './paths.ts'
import { takeSingleInstance } from './single-instance.ts'

const facts = packageFacts()

/** The application's life: ready, one instance, quitting in Electron's order of events. */
class HostApp extends EventEmitter {
  readonly isPackaged = false
  readonly getPath = getPath
  readonly setPath = setPath
  readonly #whenReady: Promise<void>
  #ready = false
  #quitting = false
  #hasLock = false

  constructor() {
    super()
    // After the main script, which is evaluated straight after this module.
    this.#whenReady = new Promise((resolve) => {
      setImmediate(() => {
        if (this.#quitting) return
        this.#ready = true
        startEarly()
        this.emit('ready', {}, {})
        resolve()
      })
    })
    browserEvents.on('gpu-gone', (exitCode) => {
      this.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode, name: 'GPU' })
    })
  }

  whenReady(): Promise<void> {
    return this.#whenReady
  }

  isReady(): boolean {
    return this.#ready
  }

  getName(): string {
    return facts.name
  }

  getVersion(): string {
    return facts.version
  }

  getAppPath(): string {
    return facts.root
  }

  getLocale(): string {
    return new Intl.DateTimeFormat().resolvedOptions().locale
  }

  getPreferredSystemLanguages(): string[] {
    const named = process.env['LANGUAGE']?.split(':') ?? [process.env['LC_ALL'] ?? process.env['LANG'] ?? '']
    const tags = named.map((name) => (name.split('.')[0] ?? '').replaceAll('_', '-'))
    const known = tags.filter((tag) => /^[a-z]{2,3}(-|$)/i.test(tag))
    return known.length > 0 ? known : [this.getLocale()]
  }

  /** The browser's sandbox is always on. */
  enableSandbox(): void {
    return
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    if (this.#hasLock) return true
    const folder = this.getPath('userData')
    mkdirSync(folder, { recursive: true })
    this.#hasLock = takeSingleInstance(folder, additionalData, ({ argv, cwd, data }) => {
      this.emit('second-instance', {}, argv, cwd, data)
    })
    return this.#hasLock
  }

  quit(): void {
    if (this.#quitting) return
    const before = preventable({})
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    this.#quitting = true
    void this.#closeAllAndExit()
  }

  async #closeAllAndExit(): Promise<void> {
    for (const window of [...openWindows]) {
      if (!window.mayClose()) {
        this.#quitting = false
        return
      }
      await window.destroy()
    }
    const will = preventable({})
    this.emit('will-quit', will)
    if (will.defaultPrevented) {
      this.#quitting = false
      return
    }
    this.exit(0)
  }

  exit(exitCode = 0): void {
    this.#quitting = true
    this.emit('quit', {}, exitCode)
    void stopBrowser().finally(() => process.exit(exitCode))
  }

  /** A window has gone; with the last one the application ends unless it wants to stay. */
  windowGone(): void {
    if (openWindows.size > 0 || this.#quitting) return
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else this.quit()
  }
}

guardInstances('app', HostApp.prototype)

export const app = new HostApp()

/** The same key press can arrive twice, from the terminal and from the parent process. Unit: milliseconds. */
const ONE_KEY_PRESS_MS = 500

/** The first signal asks to quit, a later one insists. The terminal that it was started from is closed: SIGHUP. */
for (const [signal, exitCode] of [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  let askedAt: number | null = null
  process.on(signal, () => {
    if (askedAt === null) {
      askedAt = performance.now()
      app.quit()
    } else if (performance.now() - askedAt > ONE_KEY_PRESS_MS) app.exit(exitCode)
  })
}
