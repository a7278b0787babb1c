import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STAFF_CHANNELS, STAFF_EVENTS } from '../../src/shared/contract/channel-names.ts'
import { MainWindow } from './pages/main-window.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

/** What a page that has been taken over could try. Every attempt runs in the real page of the built application. */

describe.each(hostsFor('tests/e2e/security'))('a page that has been taken over (%s)', (host) => {
  let window: MainWindow
  const attempt = <R>(script: string): Promise<R> => window.page.evaluate(script)
  /** Gives 'done' or the name of the error. */
  const outcome = (script: string): Promise<string> =>
    attempt(
      `(async () => { try { await (${script}); return 'done' } catch (error) { return error.name } })()`,
    )

  beforeAll(async () => {
    window = await new MainWindow(await launchApp({ host })).ready()
  })

  afterAll(() => window.app.close())

  it('finds the verbs of the contract and nothing of Node or Electron', async () => {
    expect(await attempt('Object.keys(basalis).sort()')).toEqual(['call', 'languages', 'on'])
    expect(await attempt('Object.keys(basalis.call).sort()')).toEqual([...STAFF_CHANNELS].sort())
    expect(await attempt('Object.keys(basalis.on).sort()')).toEqual([...STAFF_EVENTS].sort())
    expect(await attempt('[typeof require, typeof process, typeof ipcRenderer, typeof module]')).toEqual(
      Array(4).fill('undefined'),
    )
    expect(await attempt('Object.isFrozen(basalis) && Object.isFrozen(basalis.call)')).toBe(true)
  })

  it('reaches no network', async () => {
    expect(await outcome("fetch('https://example.com/')")).not.toBe('done')
    expect(await outcome("fetch('http://127.0.0.1:80/')")).not.toBe('done')
    expect(
      await attempt(
        "new Promise((resolve) => { const image = new Image(); image.onload = () => resolve('loaded'); image.onerror = () => resolve('refused'); image.src = 'https://example.com/pixel.png' })",
      ),
    ).toBe('refused')
    expect(
      await attempt(
        "new Promise((resolve) => { try { const socket = new WebSocket('wss://example.com'); socket.onopen = () => resolve('open'); socket.onerror = () => resolve('refused') } catch { resolve('refused') } })",
      ),
    ).toBe('refused')
  })

  it('runs no script that was not shipped', async () => {
    // Text that the page itself turns into code; what a test evaluates from outside is not under the page's policy.
    const ran = await attempt<unknown>(`new Promise((resolve) => {
      let refused = 0
      const attempt = (act) => { try { act() } catch { refused += 1 } }
      const script = document.createElement('script')
      const handler = document.createElement('div')
      document.body.append(handler)
      attempt(() => { script.textContent = 'window.injected = true' })
      script.append('window.injected = true')
      document.body.append(script)
      attempt(() => { handler.innerHTML = '<img src="x" onerror="window.injected = true">' })
      const image = document.createElement('img')
      attempt(() => { image.setAttribute('onerror', 'window.injected = true') })
      image.src = 'x'
      handler.append(image)
      attempt(() => { setTimeout('window.injected = true', 0) })
      setTimeout(() => { script.remove(); handler.remove(); resolve([window.injected === true, refused]) }, 300)
    })`)
    expect(ran).toEqual([false, 4])
  })

  it('embeds no frame', async () => {
    const loaded = await attempt(`new Promise((resolve) => {
      const frame = document.createElement('iframe')
      frame.src = location.origin + '/index.html'
      document.body.append(frame)
      setTimeout(() => {
        let text = ''
        try { text = frame.contentDocument?.getElementById('root')?.textContent ?? '' } catch { text = '' }
        frame.remove()
        resolve(text)
      }, 500)
    })`)
    expect(loaded).toBe('')
  })

  it('goes nowhere and opens nothing', async () => {
    const before = window.page.url()
    await attempt("void (location.href = 'https://example.com/')")
    expect(await attempt("window.open('https://example.com/') === null")).toBe(true)
    await attempt(
      "(() => { const form = document.createElement('form'); form.action = 'https://example.com/'; form.method = 'post'; document.body.append(form); form.submit(); form.remove() })()",
    )
    await attempt("void (location.href = URL.createObjectURL(new Blob(['x'], { type: 'text/html' })))")
    await attempt("void (location.href = 'data:text/html,x')")
    await attempt("void (location.href = 'about:blank')")
    await window.page.waitForTimeout(500)
    expect(window.page.url()).toBe(before)
    expect(await window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    expect(await window.page.locator('.start-card').isVisible()).toBe(true)
  })

  it('gets no camera, position or notification', async () => {
    expect(await outcome('navigator.mediaDevices.getUserMedia({ video: true })')).not.toBe('done')
    expect(
      await attempt(
        "new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('given'), () => resolve('refused')))",
      ),
    ).toBe('refused')
    expect(await attempt('Notification.requestPermission()')).not.toBe('granted')
  })

  it('reads no file outside the page, and no tile that is not there', async () => {
    for (const path of [
      '/../main/index.js',
      '/..%2fmain%2findex.js',
      '/%2e%2e/%2e%2e/package.json',
      '/assets/..%5c..%5cmain%5cindex.js',
      '/tiles/../index.html/x',
      '/tiles/00000000-0000-0000-0000-000000000000/photo/0/0/0',
      '/index.html%00.png',
    ])
      expect(await attempt(`fetch(${JSON.stringify(path)}).then(({ status }) => status)`), path).toBe(404)
  })

  it('is answered with a code and nothing more when it asks nonsense', async () => {
    for (const channel of STAFF_CHANNELS) {
      const answer = await attempt<{ ok: boolean; error?: Record<string, unknown> }>(
        `basalis.call[${JSON.stringify(channel)}]({ nonsense: '/etc/passwd', __proto__: { upload: 'x' } })`,
      )
      expect(answer.ok, channel).toBe(false)
      expect(answer.error, channel).toMatchObject({ code: 'REQUEST_INVALID' })
      expect(JSON.stringify(answer)).not.toMatch(/passwd|\bat \//)
    }
  })
})
