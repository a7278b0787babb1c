import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findSystemBrowser } from '../../../src/host-chromium/browser/find-browser.ts'
import { inPage, launchFixture } from './fixture-app.ts'

const whole = findSystemBrowser() !== null
if (!whole)
  console.warn('skipped: tests/integration/host-chromium/profile: the bundled browser remembers nothing')

const TYPED = {
  name: 'Marker Lin',
  note: 'marker of a note',
  user: 'marker-user',
  passphrase: 'marker-passphrase',
}

/** Fields as forms have them, and a form that goes when it was sent, as one of a record does. */
const FIELDS = `
  for (const [id, tag, type] of [['name', 'input', 'text'], ['user', 'input', 'text'], ['passphrase', 'input', 'password'], ['note', 'textarea', '']]) {
    const field = document.createElement(tag)
    if (type !== '') field.type = type
    field.id = field.name = id
    const form = document.body.appendChild(document.createElement('form'))
    form.append(field)
    const send = form.appendChild(document.createElement('button'))
    send.id = 'send-' + id
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      form.hidden = true
    })
  }
  document.getElementById('passphrase').before(document.getElementById('user'))`

/** The files below a folder that hold a text, in one byte a sign or two. */
function holding(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file)
      return bytes.includes(text) || bytes.includes(text, 0, 'utf16le')
    })
}

it.skipIf(!whole)(
  'nothing that was typed is in the browser’s profile once the application has ended',
  { timeout: 240_000 },
  async () => {
    const userData = mkdtempSync(join(tmpdir(), 'basalis-profile-'))
    chmodSync(userData, 0o711)
    const app = await launchFixture({ userData })
    await inPage(app, FIELDS)
    for (const [id, text] of Object.entries(TYPED)) {
      await app.page.locator(`#${id}`).focus()
      await app.page.keyboard.type(text)
    }
    await app.page.locator('#send-name').click()
    await app.page.locator('#send-passphrase').click()
    // The browser writes what it remembers a moment later.
    await app.page.waitForTimeout(2000)
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.reload()
    })
    await app.page.waitForTimeout(1000)
    expect(await app.close()).toBe(0)
    for (const text of Object.values(TYPED)) expect(holding(userData, text)).toEqual([])
    rmSync(userData, { recursive: true })
  },
)

it.skipIf(!whole || process.platform !== 'linux')(
  'a page that dies leaves nothing of its memory on the disk',
  { timeout: 240_000 },
  async () => {
    const userData = mkdtempSync(join(tmpdir(), 'basalis-crash-'))
    chmodSync(userData, 0o711)
    const env = { HOME: userData, XDG_CONFIG_HOME: '' }
    const app = await launchFixture({ userData, env })
    await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const gone = new Promise((resolve) => contents?.once('render-process-gone', resolve))
      contents?.forcefullyCrashRenderer()
      await gone
      // A dump takes a moment to be written.
      await new Promise((resolve) => setTimeout(resolve, 2000))
    })
    const dumps = (): string[] =>
      readdirSync(userData, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.dmp'))
    expect(dumps()).toEqual([])
    expect(await app.close()).toBe(0)
    expect(dumps()).toEqual([])
    rmSync(userData, { recursive: true })
  },
)
