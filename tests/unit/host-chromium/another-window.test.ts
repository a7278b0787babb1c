import { EventEmitter } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const started = vi.hoisted(() => ({ handlers: new Map<string, (payload: unknown) => void>() }))
vi.mock('../../../src/host-chromium/browser/launch.ts', () => ({
  launchBrowser: () => {
    const root = {
      on: (name: string, handler: (payload: unknown) => void) => started.handlers.set(name, handler),
      send: () => Promise.resolve({}),
    }
    const process = Object.assign(new EventEmitter(), { spawnargs: [], kill: () => true })
    return Promise.resolve({
      root,
      process,
      pipe: { forgetSession: () => undefined },
      user: null,
      exited: new Promise(() => undefined),
    })
  },
}))
const { Browser } = await import('../../../src/host-chromium/browser/browser.ts')

let folder: string
let browser: Awaited<ReturnType<typeof Browser.start>>
const size = { width: 800, height: 600 }

const arrive = (name: string): void => {
  const targetInfo = { type: 'page', targetId: name }
  started.handlers.get('Target.attachedToTarget')?.({ sessionId: name, targetInfo })
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'basalis-another-'))
  browser = await Browser.start({
    // As while the system puts a newer one in its place.
    found: { program: join(folder, 'gone'), kind: 'system' },
    headless: false,
    profile: folder,
    title: 'Basalis',
    size,
    extra: [],
    onGpuGone: () => undefined,
    signal: new AbortController().signal,
  })
  arrive('first')
  await browser.openPage(size, 'Basalis')
})
afterEach(() => {
  browser.removeExchangeFolder()
  rmSync(folder, { recursive: true, force: true })
})

it('a window that cannot be opened fails, and takes no page of a later one', async () => {
  await expect(browser.openPage(size, 'Basalis')).rejects.toThrow('ENOENT')
  const later = browser.openPage(size, 'Basalis')
  arrive('later')
  expect((await later).targetId).toBe('later')
})
