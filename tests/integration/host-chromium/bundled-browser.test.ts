import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unpackBundledBrowser } from '../../../src/host-chromium/browser/bundled-browser.ts'
import { findBrowser } from '../../../src/host-chromium/browser/find-browser.ts'
import { childrenOf, commandLine, inPage, launchFixture } from './fixture-app.ts'

const supported = process.platform === 'linux' && process.arch === 'x64'
if (!supported)
  console.warn('skipped: tests/integration/host-chromium/bundled-browser: made for Linux on x64')

describe.skipIf(!supported)('the project’s own headless browser', () => {
  it('runs the application, with its sandbox on, where no other browser counts', async () => {
    const app = await launchFixture({ env: { BASALIS_CHROMIUM: 'bundled' } })
    const words =
      (await childrenOf(app.pid)).map(commandLine).find((line) => line.includes('--headless')) ?? []
    expect(words[0]).toContain('headless-browser-')
    expect(words.includes('--no-sandbox')).toBe(app.stderr().includes('without its sandbox'))
    await app.page.locator('#count').click()
    expect(
      await inPage(
        app,
        `return [document.title, await api.invoke('length', await api.invoke('bytes', 3_000_000))]`,
      ),
    ).toEqual(['Fixture', 3_000_000])
    expect(await app.close()).toBe(0)
  })

  it('is unpacked once, also when two starts race for it', async () => {
    const cache = mkdtempSync(join(tmpdir(), 'basalis-cache-'))
    const [first, second] = await Promise.all([unpackBundledBrowser(cache), unpackBundledBrowser(cache)])
    expect(first).toBe(second)
    expect(readdirSync(cache)).toHaveLength(1)
    const unpackedAt = statSync(first ?? '').mtimeMs
    expect(await unpackBundledBrowser(cache)).toBe(first)
    expect(statSync(first ?? '').mtimeMs).toBe(unpackedAt)
    rmSync(cache, { recursive: true })
  })

  it('is no answer to who wants to see a window', async () => {
    process.env['BASALIS_CHROMIUM'] = 'bundled'
    try {
      expect(await findBrowser({ headless: false })).toBeNull()
      expect((await findBrowser({ headless: true }))?.kind).toBe('bundled-headless')
    } finally {
      delete process.env['BASALIS_CHROMIUM']
    }
  })
})
