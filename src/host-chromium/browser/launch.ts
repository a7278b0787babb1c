import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, readlinkSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { isAlive } from '../app/process-identity.ts'
import { Pipe } from '../cdp/pipe.ts'
import { sessionOf, type Session } from '../cdp/session.ts'
import { BUNDLED_LIBRARIES } from './bundled-browser.ts'
import type { FoundBrowser } from './find-browser.ts'
import { dumpFolder, makeForgetful } from './forgetful-profile.ts'
import { handOver, plainUserFor, type PlainUser } from './plain-user.ts'
import { switchesFor, type SwitchOptions } from './switches.ts'

export interface LaunchedBrowser {
  readonly process: ChildProcess
  readonly pipe: Pipe
  readonly root: Session
  readonly user: PlainUser | null
  readonly exited: Promise<void>
}

export type LaunchOptions = Omit<SwitchOptions, 'sandbox'> & {
  readonly found: FoundBrowser
  /** Each line that the browser writes on stderr. */
  readonly onLine: (line: string) => void
  /** Ends the browser at once, also one that never says a word. */
  readonly signal: AbortSignal
}

/** The first Chromium whose pages can turn bytes to base64 and back on their own. */
const OLDEST_VERSION = 140
const STDERR_KEPT = 4000

/**
 * Starts the browser with its sandbox on. For root the sandbox needs a plain user; where that cannot work, root's
 * browser runs without it and a line on stderr says so.
 */
export async function launchBrowser(options: LaunchOptions): Promise<LaunchedBrowser> {
  mkdirSync(options.profile, { recursive: true, mode: 0o700 })
  removeStaleProfileLock(options.profile)
  makeForgetful(options.profile)
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return attempt(options, true, null)
  const user = plainUserFor(options.profile)
  if (user !== null) {
    handOver(options.profile, user)
    try {
      return await attempt(options, true, user)
    } catch (error) {
      if (options.signal.aborted) throw error
      handOver(options.profile, { uid: 0, gid: 0 })
    }
  }
  process.stderr.write('The browser runs as root and therefore without its sandbox.\n')
  return attempt(options, false, null)
}

async function attempt(
  options: LaunchOptions,
  sandbox: boolean,
  user: PlainUser | null,
): Promise<LaunchedBrowser> {
  const child = spawn(options.found.program, switchesFor({ ...options, sandbox }), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: environmentFor(options, user),
    signal: options.signal,
    killSignal: 'SIGKILL',
    ...user,
  })
  let said = ''
  let rest = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-STDERR_KEPT)
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) options.onLine(line)
  })
  const pipe = new Pipe(child.stdio[3] as Writable, child.stdio[4] as Readable)
  const exited = new Promise<void>((resolve) => {
    const end = (): void => {
      pipe.close()
      resolve()
    }
    child.once('exit', end)
    child.once('error', end)
  })
  const root = sessionOf(pipe, '')
  try {
    const { product } = await root.send('Browser.getVersion')
    const version = Number(/\/(\d+)\./.exec(product)?.[1] ?? '0')
    if (version >= OLDEST_VERSION) return { process: child, pipe, root, user, exited }
    child.kill('SIGKILL')
    said = `expected Chromium ${OLDEST_VERSION} or newer, found ${product}`
  } catch {
    await exited
  }
  throw new Error(`${options.found.program} did not start: ${said.trim() || 'it ended without a word'}`)
}

function environmentFor({ found, profile }: LaunchOptions, user: PlainUser | null): NodeJS.ProcessEnv {
  const libraries = join(dirname(found.program), BUNDLED_LIBRARIES)
  return {
    ...process.env,
    BREAKPAD_DUMP_LOCATION: dumpFolder(profile),
    ...(user === null ? {} : { HOME: profile }),
    ...(found.kind === 'bundled-headless' ? { LD_LIBRARY_PATH: libraries } : {}),
  }
}

/** A lock of a browser that was killed, or of one in a container that is gone, would keep this one from starting. */
function removeStaleProfileLock(profile: string): void {
  let holder: string
  try {
    holder = readlinkSync(join(profile, 'SingletonLock'))
  } catch {
    return
  }
  if (isAlive(Number(holder.split('-').at(-1)))) return
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    rmSync(join(profile, name), { force: true })
}
