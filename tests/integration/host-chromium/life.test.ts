import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { memoryFolder } from '../../../src/host-chromium/browser/memory-folder.ts'
import type { AppSession } from '../../e2e/support/launch-app.ts'
import {
  childrenOf,
  commandLine,
  descendantsOf,
  FIXTURE_MAIN,
  inPage,
  launchFixture,
  runs,
  seen,
  until,
} from './fixture-app.ts'

const REGISTER = new URL('../../../src/host-chromium/register.ts', import.meta.url).href
const onLinux = process.platform === 'linux'
if (!onLinux) console.warn('skipped: tests/integration/host-chromium/life: reads /proc of Linux')

/** The browser's first process. */
async function browserOf(app: AppSession): Promise<number> {
  const found = (await childrenOf(app.pid)).find((pid) =>
    commandLine(pid).includes('--remote-debugging-pipe'),
  )
  if (found === undefined) throw new Error('expected a browser below the application')
  return found
}

describe.skipIf(!onLinux)('the life of an application in the Chromium host', () => {
  let app: AppSession

  beforeEach(async () => {
    app = await launchFixture()
  })

  afterEach(async () => {
    if (runs(app.pid)) process.kill(app.pid, 'SIGKILL')
    await app.exited
  })

  it('quits in Electron’s order of events and leaves nothing behind', async () => {
    const below = await descendantsOf(app.pid)
    expect(below.length).toBeGreaterThan(1)
    expect(await app.close()).toBe(0)
    expect(app.stderr()).toBe('event before-quit\nevent will-quit\nevent quit\n')
    await until(() => !below.some(runs))
    await until(() => !existsSync(app.userData))
    expect(readdirSync(memoryFolder()).filter((name) => name.includes(`-${app.pid}-`))).toEqual([])
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('quits cleanly on %s', async (signal) => {
    process.kill(app.pid, signal)
    expect(await app.exited).toBe(0)
    expect(app.stderr()).toContain('event will-quit')
  })

  it('asks before a window closes, and keeps it when told so', async () => {
    await app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]
      window?.once('close', (event) => {
        event.preventDefault()
      })
      window?.close()
    })
    expect(await inPage(app, `return api.invoke('echo', 'still here')`)).toBe('still here')
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close()
    })
    expect(await app.exited).toBe(0)
    expect(app.stderr()).toContain('event window-all-closed')
  })

  it('asks when the user closes a window that was used', async () => {
    await app.page.locator('#count').click()
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.once('close', (event) => {
        event.preventDefault()
      })
    })
    await app.page.close({ runBeforeUnload: true })
    expect(await inPage(app, `return api.invoke('echo', 'still here')`)).toBe('still here')
    await app.page.close({ runBeforeUnload: true })
    expect(await app.exited).toBe(0)
  })

  it('ends when a window closes while a request is being answered', async () => {
    await app.evaluate(({ ipcMain, BrowserWindow }) => {
      ipcMain.handle('endless', () => new Promise(() => undefined))
      ipcMain.handle('close', async () => {
        BrowserWindow.getAllWindows()[0]?.close()
        await new Promise((resolve) => setTimeout(resolve, 300))
        return new Uint8Array(1_000_000)
      })
    })
    await app.page.evaluate(`void api.invoke('endless'); void api.invoke('close')`)
    expect(await app.exited).toBe(0)
    expect(app.stderr()).not.toContain('Error')
  })

  it('reports a page whose process has died, and loads it again', async () => {
    await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const gone = new Promise((resolve) => contents?.once('render-process-gone', resolve))
      contents?.forcefullyCrashRenderer()
      await gone
      if (contents?.isCrashed() !== true) throw new Error('expected isCrashed')
      const loaded = new Promise((resolve) => contents.once('did-finish-load', resolve as () => void))
      contents.reload()
      await loaded
      if (contents.isCrashed()) throw new Error('expected a living page')
    })
    expect(await seen(app, 'render-process-gone')).toEqual([['crashed']])
    const answer = app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(`api.invoke('echo', 'back')`),
    )
    expect(await answer).toBe('back')
  })

  it('goes on when the browser’s graphics process dies', async () => {
    const processes = await descendantsOf(app.pid)
    const gpu = processes.find((pid) => commandLine(pid).join(' ').includes('--type=gpu-process'))
    if (gpu === undefined) throw new Error('expected a graphics process')
    process.kill(gpu, 'SIGKILL')
    await until(async () => (await seen(app, 'child-process-gone')).length > 0)
    expect(await seen(app, 'child-process-gone')).toEqual([['GPU']])
    expect(await inPage(app, `return api.invoke('echo', 'still here')`)).toBe('still here')
  })

  it('sees its windows closed when the browser is killed', async () => {
    process.kill(await browserOf(app), 'SIGKILL')
    expect(await app.exited).toBe(0)
    expect(app.stderr()).toContain('event window-all-closed')
  })

  it('opens a window in a new browser after the old one has gone', async () => {
    await app.evaluate(() => {
      Object.assign(globalThis, { stay: true })
    })
    process.kill(await browserOf(app), 'SIGKILL')
    await until(() => app.stderr().includes('event window-all-closed'))
    const title = await app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({})
      await window.loadURL('fixture://app/')
      return window.webContents.executeJavaScript('document.title') as Promise<string>
    })
    expect(title).toBe('Fixture')
  })

  it('leaves no browser behind when it is killed, and the next start removes its folder', async () => {
    const below = await descendantsOf(app.pid)
    process.kill(app.pid, 'SIGKILL')
    await app.exited
    await until(() => !below.some(runs))
    const left = (): string[] => readdirSync(memoryFolder()).filter((name) => name.includes(`-${app.pid}-`))
    expect(left()).toHaveLength(1)
    const next = await launchFixture()
    expect(left()).toEqual([])
    await next.close()
  })

  it('keeps the browser’s sandbox on, or says that it does not', async () => {
    const words = commandLine(await browserOf(app))
    expect(words.includes('--no-sandbox')).toBe(app.stderr().includes('without its sandbox'))
    expect(words.filter((word) => word.startsWith('--remote-debugging'))).toEqual(['--remote-debugging-pipe'])
  })
})

describe('a second start', () => {
  it('hands its words to the first and ends', async () => {
    const userData = mkdtempSync(join(tmpdir(), 'basalis-second-'))
    const app = await launchFixture({ userData })
    const start = performance.now()
    const second = spawn(
      process.execPath,
      ['--import', REGISTER, FIXTURE_MAIN, `--user-data-dir=${userData}`, 'photo.jpg'],
      { stdio: 'ignore' },
    )
    const code = await new Promise((resolve) => second.once('exit', resolve))
    expect([code, performance.now() - start < 3000]).toEqual([0, true])
    await until(async () => (await seen(app, 'second-instance')).length > 0)
    expect(await seen(app, 'second-instance')).toEqual([['photo.jpg']])
    await app.close()
    rmSync(userData, { recursive: true })
  })

  it('takes over after the first was killed', async () => {
    const userData = mkdtempSync(join(tmpdir(), 'basalis-killed-'))
    mkdirSync(join(userData, 'chromium-host'))
    const first = await launchFixture({ userData })
    process.kill(first.pid, 'SIGKILL')
    await first.exited
    const next = await launchFixture({ userData })
    expect(await inPage(next, `return api.invoke('echo', 'mine now')`)).toBe('mine now')
    await next.close()
    rmSync(userData, { recursive: true, force: true })
  })
})
