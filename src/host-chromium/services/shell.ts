import { spawn } from 'node:child_process'
import { headless } from '../browser/running-browser.ts'
import { guarded } from '../missing.ts'

/** The program that hands an address to the user's own browser. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

export const shell = guarded('shell', {
  /** Without a screen nothing is opened. */
  openExternal(url: string): Promise<void> {
    if (headless) return Promise.resolve()
    const [program = 'xdg-open', ...words] = OPENERS[process.platform] ?? ['xdg-open']
    return new Promise((resolve, reject) => {
      const child = spawn(program, [...words, new URL(url).href], { detached: true, stdio: 'ignore' })
      child.once('error', reject)
      child.once('spawn', () => {
        child.unref()
        resolve()
      })
    })
  },
})
