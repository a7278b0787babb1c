import { join } from 'node:path'
import { launchApp, type AppSession } from '../../tests/e2e/support/launch-app.ts'

/**
 * `node bench/host/host-bench.ts`: what the Chromium host costs, with the small application of its tests. Medians of
 * RUNS in milliseconds. BASALIS_CHROMIUM=bundled measures the project's own headless browser.
 */

const RUNS = 7
const MAIN = join(import.meta.dirname, '..', '..', 'tests', 'integration', 'host-chromium', 'app', 'main.js')

/** What is measured in the page: each text is the body of an async function. */
const IN_PAGE: Readonly<Record<string, string>> = {
  'request and answer, empty': `for (let i = 0; i < 100; i += 1) await api.invoke('echo', i); return 100`,
  'main to page, 1 MB': `await api.invoke('bytes', 1_000_000); return 1`,
  'main to page, 10 MB': `await api.invoke('bytes', 10_000_000); return 1`,
  'main to page, 48 MB (12 MP RGBA)': `await api.invoke('bytes', 48_000_000); return 1`,
  'page to main, 1 MB': `await api.invoke('length', new Uint8Array(1_000_000)); return 1`,
  'page to main, 8 MB': `await api.invoke('length', new Uint8Array(8_000_000)); return 1`,
  '32 parallel requests of 200 kB': `await Promise.all(Array.from({ length: 32 }, async (_, i) => {
    await (await fetch('/tile/' + i)).arrayBuffer() })); return 1`,
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
const show = (name: string, ms: number): void => {
  console.log(`${name.padEnd(36)} ${ms.toFixed(ms < 10 ? 1 : 0).padStart(6)} ms`)
}

/** From the start of the process to the end of the page's load event. */
async function startUpOf(app: AppSession): Promise<number> {
  const started = await app.evaluate(() => performance.timeOrigin)
  const loaded = await app.page.evaluate<number>(
    `performance.timeOrigin + performance.getEntriesByType('navigation')[0].loadEventEnd`,
  )
  return loaded - started
}

async function measureInPage(app: AppSession, body: string): Promise<number> {
  const timed = `(async () => {
    const start = performance.now()
    const count = await (async () => { ${body} })()
    return (performance.now() - start) / count
  })()`
  const runs: number[] = []
  for (let i = 0; i < RUNS; i += 1) runs.push(await app.page.evaluate<number>(timed))
  return median(runs)
}

const startUps: number[] = []
const ends: number[] = []
for (let i = 0; i < RUNS; i += 1) {
  const app = await launchApp({ host: 'chromium', main: MAIN })
  startUps.push(await startUpOf(app))
  const quitting = performance.now()
  await app.close()
  ends.push(performance.now() - quitting)
}
show('process start to page loaded', median(startUps))
show('quit to process end', median(ends))

const app = await launchApp({ host: 'chromium', main: MAIN })
for (const [name, body] of Object.entries(IN_PAGE)) show(name, await measureInPage(app, body))
await app.close()
