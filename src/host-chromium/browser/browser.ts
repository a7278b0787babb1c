import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { sessionOf, type Session } from '../cdp/session.ts'
import { makeExchangeFolder } from './exchange-folder.ts'
import type { FoundBrowser } from './find-browser.ts'
import { forgetDumps, forgetSessions } from './forgetful-profile.ts'
import { launchBrowser, type LaunchedBrowser } from './launch.ts'
import { blankPage } from './switches.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

export interface BrowserOptions {
  readonly found: FoundBrowser
  readonly headless: boolean
  readonly profile: string
  readonly title: string
  readonly size: Size
  readonly extra: readonly string[]
  readonly onGpuGone: (exitCode: number) => void
  /** Ends the browser at once. */
  readonly signal: AbortSignal
}

/** A page that the browser holds still until `resume`. */
export interface NewPage {
  readonly session: Session
  readonly targetId: string
  readonly resume: () => Promise<void>
  /** The page has gone: closed by the user, by the host, or with the browser. */
  readonly gone: Promise<void>
  /** Calls back each time the page's process dies. */
  readonly onCrash: (handler: (exitCode: number) => void) => void
}

/** Permissions that a page would otherwise ask the user for in a bubble which no application answers. */
const DENIED = ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read', 'midi'] as const
const PATIENCE_MS = 3000

/** One running browser with the pages that were asked for; pages that nobody asked for are closed at once. */
export class Browser {
  readonly launched: LaunchedBrowser
  readonly exchangeFolder: string
  readonly #options: BrowserOptions
  #wanted: readonly ((page: NewPage) => void)[] = []
  readonly #arrived: NewPage[] = []
  readonly #pages = new Map<string, { gone: () => void; crashed: ((exitCode: number) => void)[] }>()
  #firstPageTaken = false

  static async start(options: BrowserOptions): Promise<Browser> {
    const launched = await launchBrowser({
      ...options,
      onLine: (line) => {
        const exitCode = /GPU process exited unexpectedly: exit_code=(-?\d+)/.exec(line)?.[1]
        if (exitCode !== undefined) options.onGpuGone(Number(exitCode))
      },
    })
    const browser = new Browser(launched, options)
    await browser.#prepare()
    return browser
  }

  private constructor(launched: LaunchedBrowser, options: BrowserOptions) {
    this.launched = launched
    this.#options = options
    this.exchangeFolder = makeExchangeFolder(launched.user)
    void launched.exited.then(() => {
      try {
        this.removeExchangeFolder()
      } finally {
        forgetSessions(options.profile)
        for (const { gone } of this.#pages.values()) gone()
      }
    })
  }

  async #prepare(): Promise<void> {
    const { root } = this.launched
    root.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'page') this.#take(sessionId, targetInfo.targetId)
    })
    root.on('Target.targetDestroyed', ({ targetId }) => {
      this.#pages.get(targetId)?.gone()
      this.#pages.delete(targetId)
    })
    root.on('Target.targetCrashed', ({ targetId, errorCode }) => {
      forgetDumps(this.#options.profile)
      for (const handler of this.#pages.get(targetId)?.crashed ?? []) handler(errorCode)
    })
    await Promise.all([
      root.send('Target.setDiscoverTargets', { discover: true }),
      ...DENIED.map((name) =>
        root.send('Browser.setPermission', { permission: { name }, setting: 'denied' }),
      ),
      root.send('Target.setAutoAttach', {
        autoAttach: true,
        waitForDebuggerOnStart: true,
        flatten: true,
        filter: [{ type: 'page' }, { exclude: true }],
      }),
    ])
  }

  /** A page in a window of its own. `size` is that of the content, in CSS pixels. Fails where the browser cannot open one. */
  openPage(size: Size, title: string): Promise<NewPage> {
    const isFirst = !this.#firstPageTaken
    this.#firstPageTaken = true
    const [arrived] = isFirst ? this.#arrived.splice(0, 1) : []
    if (arrived !== undefined) return Promise.resolve(arrived)
    return new Promise<NewPage>((resolve, reject) => {
      const fail = (error: Error): void => {
        this.#wanted = this.#wanted.filter((other) => other !== resolve)
        reject(error)
      }
      this.#wanted = [...this.#wanted, resolve]
      void this.launched.exited.then(() => {
        fail(new Error('the browser has gone'))
      })
      if (!isFirst) this.#openAnother(size, title, fail)
    })
  }

  async setContentSize(targetId: string, size: Size): Promise<void> {
    const { root } = this.launched
    const { windowId } = await root.send('Browser.getWindowForTarget', { targetId })
    await root.send('Browser.setContentsSize', { windowId, ...size })
  }

  /** The window's upper left corner, in the pixels of all displays together. */
  async setWindowPlace(targetId: string, { left, top }: { left: number; top: number }): Promise<void> {
    const { root } = this.launched
    const { windowId } = await root.send('Browser.getWindowForTarget', { targetId })
    await root.send('Browser.setWindowBounds', { windowId, bounds: { left, top } })
  }

  async setWindowState(
    targetId: string,
    windowState: 'normal' | 'minimized' | 'maximized' | 'fullscreen',
  ): Promise<void> {
    const { root } = this.launched
    const { windowId } = await root.send('Browser.getWindowForTarget', { targetId })
    await root.send('Browser.setWindowBounds', { windowId, bounds: { windowState } })
  }

  /** A browser with windows opens another without a location bar only when its program is started again. */
  #openAnother(size: Size, title: string, fail: (error: Error) => void): void {
    if (this.#options.headless) {
      this.launched.root.send('Target.createTarget', { url: 'about:blank', newWindow: true }).catch(fail)
      return
    }
    const words = [
      `--user-data-dir=${this.#options.profile}`,
      `--window-size=${size.width},${size.height}`,
      ...(this.launched.process.spawnargs.includes('--no-sandbox') ? ['--no-sandbox', '--test-type'] : []),
      `--app=${blankPage(title)}`,
    ]
    const { program } = this.#options.found
    // Gone, for one, while the system puts a newer one in its place.
    spawn(program, words, { stdio: 'ignore', ...this.launched.user })
      .once('error', fail)
      .unref()
  }

  #take(sessionId: string, targetId: string): void {
    const { root, pipe } = this.launched
    const session = sessionOf(pipe, sessionId)
    const crashed: ((exitCode: number) => void)[] = []
    const gone = new Promise<void>((resolve) => {
      this.#pages.set(targetId, { gone: resolve, crashed })
    })
    void gone.then(() => {
      pipe.forgetSession(sessionId)
    })
    const page: NewPage = {
      session,
      targetId,
      resume: async () => {
        await session.send('Runtime.runIfWaitingForDebugger')
      },
      gone,
      onCrash: (handler) => crashed.push(handler),
    }
    const [take, ...waiting] = this.#wanted
    this.#wanted = waiting
    if (take !== undefined) take(page)
    else if (!this.#firstPageTaken && this.#arrived.length === 0) this.#arrived.push(page)
    else root.send('Target.closeTarget', { targetId }).catch(() => undefined)
  }

  /** Ends the browser, politely at first. Resolves once it has gone. */
  async stop(): Promise<void> {
    const { root, exited, process: child } = this.launched
    root.send('Browser.close').catch(() => undefined)
    await Promise.race([exited, sleep(PATIENCE_MS, undefined, { ref: false })])
    if (child.exitCode === null && child.signalCode === null) this.kill()
    await exited
  }

  kill(): void {
    this.launched.process.kill('SIGKILL')
    this.removeExchangeFolder()
  }

  removeExchangeFolder(): void {
    rmSync(this.exchangeFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
}
