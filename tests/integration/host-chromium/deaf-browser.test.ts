import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { descendantsOf, FIXTURE_MAIN, runs, until } from './fixture-app.ts'

const REGISTER = new URL('../../../src/host-chromium/register.ts', import.meta.url).href
const onLinux = process.platform === 'linux'
if (!onLinux) console.warn('skipped: tests/integration/host-chromium/deaf-browser: reads /proc of Linux')

/** A program that starts as a browser does and never says a word, as one that policies forbid to be driven. */
const DEAF = '#!/bin/sh\nexec sleep 600\n'

describe.skipIf(!onLinux)('an application whose browser does not answer', () => {
  let folder: string
  let app: ChildProcess
  let stderr: string
  let below: number[]

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'basalis-deaf-'))
    chmodSync(folder, 0o711)
    const browser = join(folder, 'browser')
    writeFileSync(browser, DEAF)
    chmodSync(browser, 0o755)
    stderr = ''
    app = spawn(process.execPath, ['--import', REGISTER, FIXTURE_MAIN, `--user-data-dir=${folder}/data`], {
      env: { ...process.env, BASALIS_CHROMIUM: browser, BASALIS_HEADLESS: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    app.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    await until(async () => (below = await descendantsOf(app.pid ?? 0)).length > 0)
    // The window is being opened.
    await sleep(500)
  })

  afterEach(() => {
    for (const pid of [app.pid ?? 0, ...below]) if (runs(pid)) process.kill(pid, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('ends on %s, and so does the browser', async (signal) => {
    app.kill(signal)
    await until(() => app.exitCode !== null || app.signalCode !== null)
    expect([app.exitCode, app.signalCode]).toEqual([0, null])
    expect(stderr).toContain('event will-quit')
    await until(() => !below.some(runs))
  })
})
