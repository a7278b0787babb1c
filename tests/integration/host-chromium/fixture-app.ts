import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { launchApp, type AppSession, type LaunchOptions } from '../../e2e/support/launch-app.ts'

/** The small application of the folder `app`, which tests the host apart from the product. */

export const FIXTURE_MAIN = join(import.meta.dirname, 'app', 'main.js')

export function launchFixture(options: LaunchOptions = {}): Promise<AppSession> {
  return launchApp({ host: 'chromium', main: FIXTURE_MAIN, ...options })
}

/** Evaluates in the page's own world; the text may await. */
export function inPage(app: AppSession, code: string): Promise<unknown> {
  return app.page.evaluate(`(async () => { ${code} })()`)
}

/** What the main process of the fixture has noted under a name. */
export async function seen(app: AppSession, name: string): Promise<unknown[][]> {
  const notes = await app.evaluate(() => (globalThis as unknown as { seen: unknown[][] }).seen)
  return notes.filter(([first]) => first === name).map(([, ...rest]) => rest)
}

/** Waits until `condition` holds; the test's own time limit ends a vain wait. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** The processes that `pid` has started and that still run. Linux. */
export async function childrenOf(pid: number): Promise<number[]> {
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => [])
  return tasks.flatMap((task) => {
    try {
      return readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
    } catch {
      return []
    }
  })
}

/** All below `pid`. Linux. */
export async function descendantsOf(pid: number): Promise<number[]> {
  const children = await childrenOf(pid)
  const below = await Promise.all(children.map(descendantsOf))
  return [...children, ...below.flat()]
}

/** Whether a process runs; one that has ended and waits to be collected does not. Linux. */
export function runs(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

/** The command line of a process. Linux. */
export function commandLine(pid: number): string[] {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
}
