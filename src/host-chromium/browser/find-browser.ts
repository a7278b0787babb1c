import { existsSync } from 'node:fs'
import { unpackBundledBrowser } from './bundled-browser.ts'

/** A browser that can run the window. `bundled-headless` has no visible window and serves tests only. */
export interface FoundBrowser {
  readonly program: string
  readonly kind: 'system' | 'bundled-headless'
}

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly exists: (path: string) => boolean
}

const thisMachine: Machine = { platform: process.platform, env: process.env, exists: existsSync }

/** Debian's wrapper scripts add flags and extensions of their own, so the programs behind them come first. */
const LINUX = [
  '/usr/lib/chromium/chromium',
  '/usr/lib/chromium-browser/chromium-browser',
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
]
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

function usualPlaces({ platform, env }: Machine): string[] {
  if (platform === 'darwin') return MAC
  if (platform !== 'win32') return LINUX
  const folders = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']]
  return folders.flatMap((folder) => (folder ? WINDOWS.map((name) => `${folder}\\${name}`) : []))
}

/**
 * A browser of the machine, or null. `BASALIS_CHROMIUM` names one; the value `bundled` says that those of the machine
 * do not count.
 */
export function findSystemBrowser(machine: Machine = thisMachine): FoundBrowser | null {
  const named = machine.env['BASALIS_CHROMIUM']
  if (named === 'bundled') return null
  if (named) {
    if (machine.exists(named)) return { program: named, kind: 'system' }
    throw new Error(`BASALIS_CHROMIUM: expected the path of a browser, found nothing at ${named}`)
  }
  const program = usualPlaces(machine).find((path) => machine.exists(path))
  return program === undefined ? null : { program, kind: 'system' }
}

/** A browser of the machine, else the project's own headless one where that is enough, else null. */
export async function findBrowser(options: { headless: boolean }): Promise<FoundBrowser | null> {
  const system = findSystemBrowser()
  if (system !== null || !options.headless) return system
  const program = await unpackBundledBrowser()
  return program === null ? null : { program, kind: 'bundled-headless' }
}

/** Whether a window can be seen on this machine. */
export function hasDisplay({ platform, env }: Pick<Machine, 'platform' | 'env'> = thisMachine): boolean {
  return (
    platform === 'darwin' ||
    platform === 'win32' ||
    Boolean(env['DISPLAY']) ||
    Boolean(env['WAYLAND_DISPLAY'])
  )
}

/** What to tell a user without a browser. */
export const HOW_TO_GET_A_BROWSER =
  'Install Chromium, Chrome or Edge (Debian: apt-get install chromium), or name one in BASALIS_CHROMIUM.'
