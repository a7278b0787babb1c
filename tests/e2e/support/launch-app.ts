import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppSession, Host, LaunchOptions } from './app-session.ts'
import { launchInChromium } from './launch-in-chromium.ts'
import { launchInElectron } from './launch-in-electron.ts'
import { setViewport } from './viewport.ts'

export type { AppSession, Host, LaunchOptions, Viewport } from './app-session.ts'

const BUILT_MAIN = join(import.meta.dirname, '..', '..', '..', 'out', 'main', 'index.js')

/** Starts the built application, waits until its first window has loaded, and gives both hosts the same shape. */
export async function launchApp({ host, ...options }: { host: Host } & LaunchOptions): Promise<AppSession> {
  const userData = options.userData ?? temporaryFolder()
  const launch = host === 'chromium' ? launchInChromium : launchInElectron
  const session = await launch({ main: BUILT_MAIN, headless: true, args: [], env: {}, ...options, userData })
  if (options.userData === undefined)
    void session.exited.then(() => {
      rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
    })
  if (options.viewport) await setViewport(session.page, options.viewport)
  return session
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'basalis-user-data-'))
  // The browser of root runs as a plain user, who must be able to reach its own folder below this one.
  chmodSync(folder, 0o711)
  return folder
}
