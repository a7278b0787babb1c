import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium, type ConnectOverCDPTransport, type Page } from 'playwright-core'
import type { FromTest, ToTest } from '../../../src/host-chromium/test-link.ts'
import type { AppSession, ElectronMain, LaunchOptions } from './app-session.ts'

const REGISTER = new URL('../../../src/host-chromium/register.ts', import.meta.url).href

const LAST_WORDS_MS = 1000

type Options = Required<Pick<LaunchOptions, 'main' | 'args' | 'env' | 'userData' | 'headless'>>

/** The Chromium host as a child process; Playwright shares the host's own pipe to the browser. */
export async function launchInChromium(options: Options): Promise<AppSession> {
  const child = fork(options.main, [`--user-data-dir=${options.userData}`, ...options.args], {
    execArgv: ['--import', REGISTER],
    env: {
      ...process.env,
      BASALIS_TEST_LINK: '1',
      BASALIS_HEADLESS: options.headless ? '1' : '0',
      ...options.env,
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  })
  let stderr = ''
  child.stderr?.on('data', (text: Buffer) => {
    stderr += text.toString()
  })
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
  })
  const evaluate = evaluatorIn(child, exited)
  const allSaid = once(child, 'close')
  await evaluate(waitForFirstWindow, null).catch(async (error: unknown) => {
    if (child.exitCode === null && child.signalCode === null) throw error
    // Its last words may come after its end; a browser that it leaves behind may keep the stream open.
    await Promise.race([allSaid, sleep(LAST_WORDS_MS)])
    throw new Error(`expected a window, the application ended with ${String(child.exitCode)}: ${stderr}`)
  })
  return {
    host: 'chromium',
    page: await connect(child, exited),
    userData: options.userData,
    evaluate: <A, R>(action: (electron: ElectronMain, argument: A) => R | Promise<R>, argument?: A) =>
      evaluate(action, argument as A),
    close: async () => {
      evaluate(({ app }) => {
        app.quit()
      }, null).catch(() => undefined)
      return await exited
    },
    exited,
    pid: child.pid ?? 0,
    stderr: () => stderr,
  }
}

async function waitForFirstWindow({ app, BrowserWindow }: ElectronMain): Promise<void> {
  await app.whenReady()
  for (;;) {
    const [window] = BrowserWindow.getAllWindows()
    if (window && window.webContents.getURL() !== '' && !window.webContents.isLoading()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

type Evaluate = <A, R>(
  action: (electron: ElectronMain, argument: A) => R | Promise<R>,
  argument: A,
) => Promise<R>

function evaluatorIn(child: ChildProcess, exited: Promise<unknown>): Evaluate {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let lastId = 0
  child.on('message', (received) => {
    const message = received as ToTest
    if (message.kind === 'protocol') return
    const wait = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.kind === 'evaluated') wait?.resolve(message.value)
    else wait?.reject(new Error(message.message))
  })
  void exited.then(() => {
    for (const { reject } of waiting.values()) reject(new Error('the application has ended'))
  })
  return <A, R>(action: (electron: ElectronMain, argument: A) => R | Promise<R>, argument: A) =>
    new Promise<R>((resolve, reject) => {
      lastId += 1
      waiting.set(lastId, { resolve: resolve as (value: unknown) => void, reject })
      tell(child, { kind: 'evaluate', id: lastId, source: action.toString(), argument })
    })
}

async function connect(child: ChildProcess, exited: Promise<unknown>): Promise<Page> {
  const transport: ConnectOverCDPTransport = {
    send: (message) => {
      tell(child, { kind: 'protocol', message })
    },
    close: () => undefined,
  }
  child.on('message', (received) => {
    const message = received as ToTest
    // One message per task: Playwright adds listeners in promise callbacks and would miss what comes in the same task.
    if (message.kind === 'protocol') setImmediate(() => transport.onmessage?.(message.message))
  })
  void exited.then(() => transport.onclose?.('the application has ended'))
  const browser = await chromium.connectOverCDP(transport, { noDefaults: true, isLocal: true })
  const page = browser.contexts()[0]?.pages()[0]
  if (page === undefined) throw new Error('expected a page in the browser, found none')
  return page
}

function tell(child: ChildProcess, message: FromTest): void {
  if (child.connected) child.send(message, () => undefined)
}
