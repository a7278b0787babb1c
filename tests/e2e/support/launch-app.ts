import { chmodSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from '../../../src/host-chromium/app/process-identity.ts'
import type { AppSession, Host, LaunchOptions } from './app-session.ts'
import { launchInChromium } from './launch-in-chromium.ts'
import { launchInElectron } from './launch-in-electron.ts'
import { setViewport } from './viewport.ts'

export type { AppSession, Host, LaunchOptions, Viewport } from './app-session.ts'

const BUILT_MAIN = join(import.meta.dirname, '..', '..', '..', 'out', 'main', 'index.js')

const PATIENCE_MS = 5000

/** Starts the built application, waits until its first window has loaded, and gives both hosts the same shape. */
export async function launchApp({ host, ...options }: { host: Host } & LaunchOptions): Promise<AppSession> {
  const userData = options.userData ?? temporaryFolder()
  const launch = host === 'chromium' ? launchInChromium : launchInElectron
  const session = await launch({ main: BUILT_MAIN, headless: true, args: [], env: {}, ...options, userData })
  if (options.viewport) await setViewport(session.page, options.viewport)
  if (options.userData !== undefined) return session
  const exited = session.exited.then(async (code) => {
    await removeWhenUnused(userData)
    return code
  })
  const close = async (): Promise<number | null> => {
    await session.close()
    return await exited
  }
  return { ...session, exited, close }
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'basalis-user-data-'))
  // The browser of root runs as a plain user, who must be able to reach its own folder below this one.
  chmodSync(folder, 0o711)
  return folder
}

/** A browser whose host was killed writes to its profile for a moment longer. */
async function removeWhenUnused(folder: string): Promise<void> {
  const browser = processOfProfile(join(folder, 'chromium-host'))
  const deadline = Date.now() + PATIENCE_MS
  while (browser !== null && isAlive(browser) && Date.now() < deadline) await sleep(20)
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

function processOfProfile(profile: string): number | null {
  try {
    return Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1))
  } catch {
    return null
  }
}
