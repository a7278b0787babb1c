import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppSession } from '../../e2e/support/launch-app.ts'
import { inPage, launchFixture, seen, until } from './fixture-app.ts'

describe('the preload world', () => {
  let app: AppSession

  beforeAll(async () => {
    app = await launchFixture()
  })

  afterAll(() => app.close())

  it('shows the page nothing but what the context bridge exposes', async () => {
    const code = `
      const names = Object.getOwnPropertyNames(window)
      const strange = names.filter((name) => /^(?:host|receive|handshake)[_-]|secret|electron|ipc/i.test(name))
      return [strange, typeof require, typeof process, typeof module]`
    expect(await inPage(app, code)).toEqual([[], 'undefined', 'undefined', 'undefined'])
  })

  it('does not exist for frames below the top one', async () => {
    const code = `
      const frame = document.createElement('iframe')
      frame.src = '/'
      const loaded = new Promise((resolve) => { frame.onload = resolve })
      document.body.append(frame)
      await loaded
      const names = Object.getOwnPropertyNames(frame.contentWindow)
      return [frame.contentDocument.title, typeof frame.contentWindow.api,
        names.filter((name) => /^(?:host|receive)_/.test(name))]`
    expect(await inPage(app, code)).toEqual(['Fixture', 'undefined', []])
  })

  it('works on, and tells nothing, after the page has replaced the built-ins', async () => {
    const code = `
      let leaks = ''
      const wrap = (owner, name) => {
        const original = owner[name]
        owner[name] = function (...words) { leaks += String(name) + ' '; return Reflect_apply(original, this, words) }
      }
      const Reflect_apply = Reflect.apply
      const kept = [EventTarget.prototype, Array.prototype, Promise.prototype, JSON, Reflect, Object, Function.prototype]
        .map((owner) => [owner, Object.getOwnPropertyDescriptors(owner)])
      const restore = () => { for (const [owner, own] of kept) Object_defineProperties(owner, own) }
      const Object_defineProperties = Object.defineProperties
      for (const name of ['dispatchEvent', 'addEventListener']) wrap(EventTarget.prototype, name)
      for (const name of ['map', 'push', 'forEach', 'filter', Symbol.iterator]) wrap(Array.prototype, name)
      for (const name of ['then', 'catch']) wrap(Promise.prototype, name)
      for (const name of ['stringify', 'parse']) wrap(JSON, name)
      for (const name of ['defineProperty', 'freeze', 'keys', 'getPrototypeOf']) wrap(Object, name)
      wrap(Reflect, 'apply')
      for (const index of ['0', '1', '2'])
        Object_defineProperties(Array.prototype, { [index]: { configurable: true, set() { leaks += 'index ' } } })
      Object_defineProperties(Object.prototype, {
        value: { configurable: true, set() { leaks += 'value ' } },
        id: { configurable: true, set() { leaks += 'id ' } },
      })
      leaks = ''
      const sum = api.add(2, 2)
      const doubled = api.convert([1, 2], (x) => x * 2)
      const pending = api.invoke('echo', { secret: [1, 2] })
      const leaked = leaks
      const answer = await pending
      delete Array.prototype[0]; delete Array.prototype[1]; delete Array.prototype[2]
      delete Object.prototype.value; delete Object.prototype.id
      restore()
      return [sum, doubled, answer, leaked]`
    expect(await inPage(app, code)).toEqual([4, [2, 4], { secret: [1, 2] }, ''])
  })

  it('leaves the page’s security policy in force', async () => {
    const code = `
      const violations = []
      addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective))
      // In a task of its own: what the debugging protocol evaluates itself is allowed to.
      const evaluated = await new Promise((resolve) => setTimeout(() => {
        try { resolve(new Function('return true')()) } catch { resolve(false) }
      }))
      const script = document.createElement('script')
      script.textContent = 'window.injected = true'
      document.head.append(script)
      await new Promise((resolve) => setTimeout(resolve, 50))
      return [evaluated, 'injected' in window, violations.includes('script-src-elem')]`
    expect(await inPage(app, code)).toEqual([false, false, true])
  })

  it('lets no request leave the machine', async () => {
    await app.evaluate(({ session }) => {
      session.defaultSession.webRequest.onBeforeRequest((_details, answer) => {
        answer({ cancel: false })
      })
    })
    const bypassing = await app.page.context().newCDPSession(app.page)
    await bypassing.send('Page.setBypassCSP', { enabled: true })
    await app.page.reload()
    const code = `
      const reach = (url) => fetch(url, { mode: 'no-cors' }).then(() => 'reached', (error) => error.name)
      const socket = (url) => new Promise((resolve) => {
        const opened = new WebSocket(url)
        opened.onopen = () => resolve('reached')
        opened.onerror = () => resolve('closed')
      })
      return [await reach('https://example.com/'), await reach('http://127.0.0.1:9/'), await socket('ws://127.0.0.1:9/')]`
    expect(await inPage(app, code)).toEqual(['TypeError', 'TypeError', 'closed'])
    await bypassing.send('Page.setBypassCSP', { enabled: false })
    await app.page.reload()
  })

  it('asks the application before a navigation, and stays when it says no', async () => {
    const asked = async (): Promise<unknown> => (await seen(app, 'will-navigate')).at(-1)
    await app.page.evaluate('void location.reload()')
    await until(async () => (await asked()) !== undefined)
    expect(await asked()).toEqual(['fixture://app/'])
    await app.page.locator('#away').click()
    await until(async () => (await seen(app, 'will-navigate')).some(([url]) => url !== 'fixture://app/'))
    expect(await asked()).toEqual(['https://example.com/'])
    expect(await inPage(app, `return [document.title, await api.invoke('echo', 1)]`)).toEqual(['Fixture', 1])
  })

  /** A mouse has a button for it, and what the window began with is an empty page. */
  it('stays where it is when the user goes back', async () => {
    await app.page.locator('#count').click()
    await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      await contents?.executeJavaScript('history.back()')
      await new Promise((resolve) => setTimeout(resolve, 1000))
    })
    expect(await inPage(app, 'return [document.title, history.length]')).toEqual(['Fixture', 1])
  })

  it('asks the application before a window opens', async () => {
    expect(await inPage(app, `return window.open('https://example.com/by-script')`)).toBeNull()
    await app.page.locator('#blank').click()
    await until(async () => (await seen(app, 'open')).length === 2)
    expect(await seen(app, 'open')).toEqual([['https://example.com/by-script'], ['https://example.com/']])
    expect(app.page.context().pages()).toHaveLength(1)
  })

  it('asks the application before the camera is used', async () => {
    const code = `return navigator.mediaDevices.getUserMedia({ video: true }).catch((error) => error.name)`
    expect(await inPage(app, code)).toBe('NotAllowedError')
    expect(await seen(app, 'permission')).toEqual([['media']])
  })
})
