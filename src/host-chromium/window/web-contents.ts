import type * as Electron from 'electron'
import { EventEmitter } from 'node:events'
import { ensureBrowser, headless, isBrowserRunning } from '../browser/running-browser.ts'
import type { Size } from '../browser/browser.ts'
import { preventable } from '../events.ts'
import { guardInstances, MissingApiError } from '../missing.ts'
import type { Bounds, FromPage, ToPage } from '../page/messages.ts'
import { ipcMain } from '../services/ipc-main.ts'
import { nativeTheme } from '../services/native-theme.ts'
import { fromWeb, toWeb } from '../services/origins.ts'
import { learnDisplays } from '../services/screen.ts'
import { isPermitted, session as sessions } from '../services/session.ts'
import { applyBackground, attachPage, type AttachedPage } from './attached-page.ts'
import { listenToConsole } from './console-messages.ts'
import { MainFrame } from './main-frame.ts'
import { NativeImage } from './native-image.ts'
import type { World } from './page-channel.ts'
import { printParameters } from './printing.ts'

export interface ContentsOptions {
  readonly size: Size
  /** Of the window's upper left corner; null: wherever the desktop puts it. */
  readonly place: { readonly left: number; readonly top: number } | null
  readonly title: string
  readonly preload: string | undefined
  readonly backgroundColor: string | undefined
  readonly argv: readonly string[]
  /** The user wants to close the window: may it? */
  readonly mayClose: () => boolean
  readonly onBounds: (bounds: Bounds, hidden: boolean) => void
  /** The page has gone for good. */
  readonly onGone: () => void
}

type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

const ABORTED = -3
let lastId = 0

/** A page in its window, in Electron's words. The page itself exists from the first `loadURL` on. */
export class WebContents extends EventEmitter {
  readonly id: number
  readonly session = sessions.defaultSession
  readonly mainFrame = new MainFrame(() => this.getURL())
  readonly #options: ContentsOptions
  #attaching: Promise<AttachedPage> | null = null
  #page: AttachedPage | null = null
  #url = ''
  /** The address that the application itself asked for: its navigations are not questioned. */
  #expected = ''
  #leaving = false
  #loading = false
  #crashed = false
  #destroyed = false
  #openHandler: WindowOpenHandler | null = null

  constructor(options: ContentsOptions) {
    super()
    lastId += 1
    this.id = lastId
    this.#options = options
  }

  getURL(): string {
    return fromWeb(this.#url)
  }

  isLoading(): boolean {
    return this.#loading
  }

  isCrashed(): boolean {
    return this.#crashed
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler
  }

  async loadURL(url: string): Promise<void> {
    this.#loading = true
    this.#leaving = true
    const { session } = await this.#attached()
    this.#expected = url
    const finished = new Promise<void>((resolve, reject) => {
      const settle = (error?: Error): void => {
        this.off('did-finish-load', onFinish)
        this.off('did-fail-load', onFail)
        this.off('destroyed', onDestroyed)
        if (error === undefined) resolve()
        else reject(error)
      }
      const onFinish = (): void => {
        settle()
      }
      const onFail = (_event: unknown, errno: number, code: string): void => {
        settle(Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { code, errno, url }))
      }
      const onDestroyed = (): void => {
        onFail(null, ABORTED, 'ERR_ABORTED')
      }
      this.on('did-finish-load', onFinish)
      this.on('did-fail-load', onFail)
      this.on('destroyed', onDestroyed)
    })
    finished.catch(() => undefined)
    const { errorText } = await session.send('Page.navigate', { url: toWeb(url) })
    if (errorText !== undefined) this.#failed(errorText.replace('net::', ''), url)
    await finished
    // No way back, as by the button that a mouse has for it, to the empty page that the window began with.
    await session.send('Page.resetNavigationHistory').catch(() => undefined)
  }

  reload(): void {
    this.#loading = true
    this.#leaving = true
    this.#expected = this.getURL()
    this.#page?.session.send('Page.reload').catch(() => undefined)
  }

  focus(): void {
    this.#page?.session.send('Page.bringToFront').catch(() => undefined)
  }

  send(channel: string, ...args: unknown[]): void {
    this.#page?.channel.post({ t: 'message', channel, args })
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const { result, exceptionDetails } = await this.#ready().session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as unknown
  }

  async printToPDF(options: Electron.PrintToPDFOptions = {}): Promise<Buffer> {
    const { data } = await this.#ready().session.send('Page.printToPDF', printParameters(options))
    return Buffer.from(data, 'base64')
  }

  async capturePage(area?: Electron.Rectangle): Promise<NativeImage> {
    const { data } = await this.#ready().session.send('Page.captureScreenshot', {
      format: 'png',
      ...(area === undefined ? {} : { clip: { ...area, scale: 1 } }),
    })
    return new NativeImage(Buffer.from(data, 'base64'))
  }

  forcefullyCrashRenderer(): void {
    this.#ready()
      .session.send('Page.crash')
      .catch(() => undefined)
  }

  /** For the window: closes the page, resolves once it has gone. Does not wait for a browser that has not answered yet. */
  async destroyPage(): Promise<void> {
    const attached = isBrowserRunning() ? await this.#attaching?.catch(() => null) : null
    if (attached) {
      const { browser, page } = attached
      browser.launched.root.send('Target.closeTarget', { targetId: page.targetId }).catch(() => undefined)
      await page.gone
    }
    this.#gone()
  }

  /** For the window: the page if it exists yet. */
  get attached(): AttachedPage | null {
    return this.#page
  }

  setBackgroundColor(color: string): void {
    if (this.#page) applyBackground(this.#page.session, color).catch(() => undefined)
  }

  #ready(): AttachedPage {
    if (this.#page === null) throw new Error('the window has not loaded a page yet, or has gone')
    return this.#page
  }

  #attached(): Promise<AttachedPage> {
    this.#attaching ??= this.#attach()
    return this.#attaching
  }

  async #attach(): Promise<AttachedPage> {
    const { size, place, title, preload, backgroundColor, argv } = this.#options
    const browser = await ensureBrowser(size)
    if (this.#destroyed) throw new Error('the window has gone')
    const page = await browser.openPage(size, title)
    void page.gone.then(() => {
      this.#gone()
    })
    page.onCrash((exitCode) => {
      this.#crashed = true
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode })
    })
    const [attached] = await Promise.all([
      attachPage(browser, page, {
        preload,
        backgroundColor,
        argv,
        contentsId: this.id,
        onMessage: (message, world) => {
          this.#take(message, world)
        },
        mayNavigate: (url, redirected) => this.#mayNavigate(url, redirected),
      }),
      browser.setContentSize(page.targetId, size),
      place && browser.setWindowPlace(page.targetId, place),
      learnDisplays(page.session),
    ])
    this.#listen(attached)
    await page.resume()
    this.#page = attached
    return attached
  }

  #listen({ session, page }: AttachedPage): void {
    listenToConsole(session, (message) => {
      this.emit('console-message', { ...message, frame: this.mainFrame })
    })
    session.on('Page.frameStartedNavigating', ({ frameId, url, navigationType }) => {
      if (frameId !== page.targetId) return
      const isSameDocument = navigationType === 'sameDocument'
      this.emit('did-start-navigation', { url: fromWeb(url), isSameDocument, isMainFrame: true })
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return
      this.#crashed = false
      this.#url = frame.url
      // From here on it is the page that wants to go somewhere, be it to the same address.
      this.#expected = ''
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === page.targetId) this.#url = url
    })
    session.on('Page.loadEventFired', () => {
      // The blank page that the browser began with is not the application's.
      if (this.getURL() === this.#url) return
      this.#loading = false
      this.#leaving = false
      this.emit('did-finish-load')
    })
    session.on('Page.javascriptDialogOpening', ({ type }) => {
      if (type !== 'beforeunload' && !headless) return
      const accept = type !== 'beforeunload' || this.#leaving || this.#options.mayClose()
      session.send('Page.handleJavaScriptDialog', { accept }).catch(() => undefined)
    })
  }

  #mayNavigate(url: string, redirected: boolean): boolean {
    if (url === this.#expected && !redirected) return true
    const event = preventable({ url, isMainFrame: true, isSameDocument: false, frame: this.mainFrame })
    this.emit(redirected ? 'will-redirect' : 'will-navigate', event, url)
    if (!event.defaultPrevented) this.#leaving = true
    return !event.defaultPrevented
  }

  #failed(code: string, url: string): void {
    this.#loading = false
    this.#leaving = false
    this.emit('did-fail-load', {}, code === 'ERR_ABORTED' ? ABORTED : -2, code, url, true)
  }

  #take(message: FromPage, world: World): void {
    switch (message.t) {
      case 'invoke':
        void this.#answer(message.id, world, ipcMain.answer(message.channel, this.#event(), message.args))
        break
      case 'send':
        ipcMain.emit(message.channel, this.#event(), ...message.args)
        break
      case 'permission':
        void this.#answer(message.id, world, this.#permit(message, world))
        break
      case 'open':
        this.#open(message.url, message.name)
        break
      case 'theme':
        nativeTheme.seenByPage(message.dark)
        break
      case 'bounds':
        this.#options.onBounds(message, message.hidden)
        break
    }
  }

  #event(): object {
    return { sender: this, senderFrame: this.mainFrame, type: 'frame', processId: 0, frameId: 0 }
  }

  async #answer(id: number, world: World, work: Promise<unknown>): Promise<void> {
    const reply = (ok: boolean, value: unknown): void => {
      const message: ToPage = { t: 'reply', id, ok, value }
      this.#page?.channel.post(message, world)
    }
    try {
      reply(true, await work)
    } catch (error) {
      reply(false, String(error))
    }
  }

  async #permit(asked: Extract<FromPage, { t: 'permission' }>, world: World): Promise<boolean> {
    const { permission, video, audio } = asked
    const mediaTypes = [...(video ? ['video' as const] : []), ...(audio ? ['audio' as const] : [])]
    const details = { mediaTypes, requestingUrl: this.getURL(), isMainFrame: true }
    const granted = await isPermitted({ contents: this, permission, details })
    const names = [...(video ? ['camera'] : []), ...(audio ? ['microphone'] : [])]
    const { root } = this.#ready().browser.launched
    const setting = granted ? 'granted' : 'denied'
    for (const name of names)
      await root.send('Browser.setPermission', { permission: { name }, setting, origin: world.origin })
    return granted
  }

  #open(url: string, frameName: string): void {
    const { action } = this.#openHandler?.({
      url: fromWeb(url),
      frameName,
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: this.getURL(), policy: 'strict-origin-when-cross-origin' },
    }) ?? { action: 'allow' }
    if (action === 'allow') throw new MissingApiError('windows that a page opens')
  }

  #gone(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.#loading = false
    this.#page = null
    this.emit('destroyed')
    this.#options.onGone()
  }
}

guardInstances('webContents', WebContents.prototype)
