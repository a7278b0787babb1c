import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { packageFacts } from '../app/package-facts.ts'
import { getPath } from '../app/paths.ts'
import { Browser, type Size } from './browser.ts'
import { findBrowser, hasDisplay, HOW_TO_GET_A_BROWSER } from './find-browser.ts'

/**
 * The application's one browser. It is started early, while the application still prepares itself, and started anew
 * when a window is wanted after it has gone.
 */

/** Without a window to see: asked for by tests, or because there is no screen. */
export const headless = process.env['BASALIS_HEADLESS'] === '1' || !hasDisplay()

const DEFAULT_SIZE: Size = { width: 800, height: 600 }

/** `gpu-gone` (exit code) when the browser's graphics process has died. */
export const browserEvents = new EventEmitter<{ 'gpu-gone': [exitCode: number] }>()

let starting: Promise<Browser> | null = null
let running: Browser | null = null

/** Nobody waits for a browser any more that has not answered yet, and may never do so. */
const leaving = new AbortController()

/** Whether there is one that answers. */
export const isBrowserRunning = (): boolean => running !== null

/** The running browser. `size` is that of the first window, which headless browsers take on later. */
export function ensureBrowser(size: Size = DEFAULT_SIZE): Promise<Browser> {
  starting ??= start(size).catch((error: unknown) => {
    starting = null
    throw error
  })
  return starting
}

async function start(size: Size): Promise<Browser> {
  const found = await findBrowser({ headless })
  if (found === null) throw new Error(`No browser is on this machine. ${HOW_TO_GET_A_BROWSER}`)
  const browser = await Browser.start({
    found,
    headless,
    profile: join(getPath('userData'), 'chromium-host'),
    title: packageFacts().name,
    size,
    extra: process.env['BASALIS_CHROMIUM_SWITCHES']?.split(' ') ?? [],
    onGpuGone: (exitCode) => browserEvents.emit('gpu-gone', exitCode),
    signal: leaving.signal,
  })
  running = browser
  void browser.launched.exited.then(() => {
    running = null
    starting = null
  })
  return browser
}

/** A headless browser may start before anybody knows the size of a window; a visible one would flicker. */
export function startEarly(): void {
  if (headless) ensureBrowser().catch(() => undefined)
}

/** For the application's end: no other browser starts afterwards. */
export async function stopBrowser(): Promise<void> {
  if (running === null) leaving.abort()
  const browser = await starting?.catch(() => null)
  await browser?.stop()
}

process.once('exit', () => {
  running?.kill()
})
