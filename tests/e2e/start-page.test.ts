import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { CONTENT_SECURITY_POLICY } from '../../src/main/app/content-security-policy.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** The built renderer in a real browser, served from memory under the window's own content security policy. */

const RENDERER = join(import.meta.dirname, '..', '..', 'out', 'renderer')
const PROGRAM = [
  process.env['BASALIS_CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
].find(existsSync)
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

if (!PROGRAM && process.env['CI']) throw new Error('expected Chromium on the build machine, found none')
if (!PROGRAM) console.warn('skipped: tests/e2e/start-page: no Chromium on this machine')

describe.skipIf(!PROGRAM)('the start page in Chromium', () => {
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: PROGRAM ?? '', args: ['--no-sandbox'] })
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } })
    page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.route('https://app.test/**', async (route) => {
      const { pathname } = new URL(route.request().url())
      const file = join(RENDERER, pathname === '/' ? 'index.html' : pathname)
      if (!existsSync(file)) return route.fulfill({ status: 404 })
      return route.fulfill({
        body: await readFile(file),
        contentType: TYPES[extname(file)] ?? 'application/octet-stream',
        headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY },
      })
    })
    await page.goto('https://app.test/')
  })

  afterAll(() => browser.close())

  it('greets in the user’s language, and says that it does not diagnose', async () => {
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN')
    expect(await page.innerText('main')).toContain('不用于诊断')
  })

  it('switches to English by keyboard', async () => {
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    expect(await page.innerText('main')).toContain('does not diagnose')
  })

  it('works under its content security policy without a complaint', () => {
    expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([])
  })
})
