import type { BrowserWindowConstructorOptions } from 'electron'
import { EventEmitter } from 'node:events'
import { app } from '../app/app.ts'
import { preventable } from '../events.ts'
import { guardInstances } from '../missing.ts'
import type { Bounds } from '../page/messages.ts'
import { WebContents } from './web-contents.ts'
import { openWindows, type OpenWindow } from './window-list.ts'

const DEFAULT_SIZE = { width: 800, height: 600 }
let lastId = 0

/** A window with one page, in Electron's words. Sizes are CSS pixels. */
export class BrowserWindow extends EventEmitter implements OpenWindow {
  static getAllWindows(): BrowserWindow[] {
    return [...openWindows].filter((window) => window instanceof BrowserWindow)
  }

  static fromWebContents(contents: unknown): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.#contents === contents) ?? null
  }

  readonly id: number
  readonly #contents: WebContents
  #bounds: Bounds
  #hidden = false
  #full = false
  #destroyed = false

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super()
    refuseWhatCannotBe(options)
    const { width = DEFAULT_SIZE.width, height = DEFAULT_SIZE.height, webPreferences = {} } = options
    lastId += 1
    this.id = lastId
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width, height }
    this.#contents = new WebContents({
      size: { width, height },
      place: options.x === undefined || options.y === undefined ? null : { left: options.x, top: options.y },
      title: options.title ?? app.getName(),
      preload: webPreferences.preload,
      backgroundColor: options.backgroundColor,
      argv: webPreferences.additionalArguments ?? [],
      mayClose: () => this.mayClose(),
      onBounds: ({ x, y, width: outerWidth, height: outerHeight }, hidden) => {
        this.#bounds = { x, y, width: outerWidth, height: outerHeight }
        this.#hidden = hidden
      },
      onGone: () => {
        this.#gone()
      },
    })
    openWindows.add(this)
    this.#contents.once('did-finish-load', () => {
      this.emit('ready-to-show')
    })
    this.#contents.on('render-process-gone', (_event, details) => {
      app.emit('render-process-gone', {}, this.#contents, details)
    })
    app.emit('web-contents-created', {}, this.#contents)
  }

  /** A window that has gone answers nothing but `isDestroyed`. */
  get webContents(): WebContents {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
    return this.#contents
  }

  loadURL(url: string): Promise<void> {
    return this.#contents.loadURL(url)
  }

  /** Windows of the host are visible from the start; this brings them to the front. */
  show(): void {
    this.#contents.focus()
  }

  /** A window of the browser comes to the front when it opens; nothing more is to be done. */
  showInactive(): void {
    return
  }

  focus(): void {
    this.#contents.focus()
  }

  /** Closes the window unless a listener of `close` prevents it. */
  close(): void {
    if (!this.#destroyed && this.mayClose()) void this.destroy()
  }

  async destroy(): Promise<void> {
    await this.#contents.destroyPage()
  }

  mayClose(): boolean {
    const event = preventable({})
    this.emit('close', event)
    return !event.defaultPrevented
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  isVisible(): boolean {
    return !this.#destroyed && !this.#hidden
  }

  isMinimized(): boolean {
    return !this.#destroyed && this.#hidden
  }

  restore(): void {
    const attached = this.#contents.attached
    attached?.browser.setWindowState(attached.page.targetId, 'normal').catch(() => undefined)
  }

  isFullScreen(): boolean {
    return this.#full
  }

  /** The browser needs a moment for it; the page can leave it by itself, which is not noticed. */
  setFullScreen(full: boolean): void {
    const attached = this.#contents.attached
    if (!attached || full === this.#full) return
    this.#full = full
    attached.browser
      .setWindowState(attached.page.targetId, full ? 'fullscreen' : 'normal')
      .then(() => this.emit(full ? 'enter-full-screen' : 'leave-full-screen'))
      .catch(() => undefined)
  }

  /** As the page has last seen it. */
  getBounds(): Bounds {
    return this.#bounds
  }

  setBackgroundColor(color: string): void {
    this.#contents.setBackgroundColor(color)
  }

  setTitle(title: string): void {
    this.#contents.executeJavaScript(`document.title = ${JSON.stringify(title)}`).catch(() => undefined)
  }

  #gone(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    openWindows.delete(this)
    this.emit('closed')
    app.windowGone()
  }
}

guardInstances('BrowserWindow', BrowserWindow.prototype)

function refuseWhatCannotBe({ webPreferences = {} }: BrowserWindowConstructorOptions): void {
  const { contextIsolation = true, nodeIntegration = false, sandbox = true } = webPreferences
  if (!contextIsolation || nodeIntegration || !sandbox)
    throw new Error(
      'The Chromium host runs pages in the sandbox only: contextIsolation and sandbox stay on, nodeIntegration off.',
    )
}
