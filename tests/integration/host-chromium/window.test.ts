import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppSession } from '../../e2e/support/launch-app.ts'
import { setViewport } from '../../e2e/support/viewport.ts'
import { inPage, launchFixture, seen, until } from './fixture-app.ts'

describe('a window in the Chromium host', () => {
  let app: AppSession

  beforeAll(async () => {
    app = await launchFixture()
  })

  afterAll(() => app.close())

  it('loads the page from the application’s own scheme and lets Playwright use it', async () => {
    await app.page.getByRole('button', { name: '0' }).click()
    expect(await app.page.locator('#count').innerText()).toBe('1')
    expect(
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL()),
    ).toBe('fixture://app/')
  })

  it('is a secure context of one origin', async () => {
    expect(await inPage(app, 'return [isSecureContext, location.origin]')).toEqual([
      true,
      'https://app.fixture.localhost',
    ])
  })

  it('opens with the size that the application asked for', async () => {
    expect(await inPage(app, 'return [innerWidth, innerHeight]')).toEqual([1000, 700])
  })

  it('knows its own bounds', async () => {
    const bounds = (): Promise<{ width: number; height: number } | undefined> =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
    const outer = (await inPage(app, 'return [outerWidth, outerHeight]')) as [number, number]
    expect(await bounds()).toMatchObject({ width: outer[0], height: outer[1] })
  })

  it('takes on any size and density that a test asks for', async () => {
    for (const viewport of [
      { width: 1280, height: 720 },
      { width: 1920, height: 1080, deviceScaleFactor: 2 },
      { width: 3840, height: 2160, deviceScaleFactor: 1 },
    ]) {
      await setViewport(app.page, viewport)
      const { width, height, deviceScaleFactor = 1 } = viewport
      expect(await inPage(app, 'return [innerWidth, innerHeight, devicePixelRatio]')).toEqual([
        width,
        height,
        deviceScaleFactor,
      ])
    }
  })

  it('answers requests with every kind of value that can be cloned', async () => {
    const code = `
      const cycle = { name: 'c' }
      cycle.self = cycle
      const sent = { u: undefined, n: [NaN, -0, 1e21], d: new Date(5), m: new Map([[1, new Set(['x'])]]), big: 7n,
        bytes: new Uint16Array([1, 65535]), cycle, ['__proto__']: 1 }
      const back = await api.invoke('echo', sent)
      return [back.u === undefined, Object.is(back.n[0], NaN), Object.is(back.n[1], -0), back.n[2], back.d.getTime(),
        back.m.get(1).has('x'), back.big === 7n, back.bytes instanceof Uint16Array && back.bytes[1],
        back.cycle.self === back.cycle]`
    expect(await inPage(app, code)).toEqual([true, true, true, 1e21, 5, true, true, 65535, true])
  })

  it('tells a page what went wrong, as Electron does', async () => {
    const failure = (channel: string): Promise<unknown> =>
      inPage(app, `return api.invoke('${channel}').catch((error) => error.message)`)
    expect(await failure('fail')).toBe("Error invoking remote method 'fail': TypeError: no luck")
    expect(await failure('nobody')).toContain("No handler registered for 'nobody'")
  })

  it('refuses what cannot be cloned, in either direction, and lives on', async () => {
    expect(
      await inPage(app, `try { api.invoke('echo', Symbol('x')) } catch (error) { return error.message }`),
    ).toContain('could not be cloned')
    await app.evaluate(({ ipcMain }) => {
      ipcMain.handle('function', () => () => 1)
    })
    expect(await inPage(app, `return api.invoke('function').catch((e) => e.message)`)).toContain(
      'could not be cloned',
    )
    expect(await inPage(app, `return api.invoke('echo', 'alive')`)).toBe('alive')
  })

  it('tells the handler which frame asks', async () => {
    expect(await inPage(app, `return api.invoke('sender')`)).toEqual({
      url: 'fixture://app/',
      origin: 'fixture://app',
      isMainFrame: true,
      isWindow: true,
    })
  })

  it('carries events from main to the page until the page stops listening', async () => {
    await inPage(app, `window.heard = []; window.stop = api.on('tick', (n) => { heard.push(n) })`)
    const tick = (n: number): Promise<void> =>
      app.evaluate(({ BrowserWindow }, value) => {
        BrowserWindow.getAllWindows()[0]?.webContents.send('tick', value)
      }, n)
    await tick(1)
    await tick(2)
    await until(async () => (await inPage(app, 'return heard.length')) === 2)
    await inPage(app, 'stop()')
    await tick(3)
    expect(await inPage(app, `await api.invoke('echo'); return heard`)).toEqual([1, 2])
  })

  it('carries functions, promises and errors over the context bridge', async () => {
    const code = `
      let error
      try { api.fail() } catch (caught) { error = caught.name + ': ' + caught.message }
      return [api.add(2, 3), api.convert([1, 2], (x) => x * 10), await api.later({ deep: [1] }), error,
        Object.isFrozen(api), api.platform]`
    expect(await inPage(app, code)).toEqual([
      5,
      [10, 20],
      { deep: [1] },
      'RangeError: out of range',
      true,
      process.platform,
    ])
  })

  it('reports the page’s console', async () => {
    await inPage(app, `console.error('from the page', 1)`)
    await until(async () => (await seen(app, 'console')).some((line) => line[1] === 'from the page 1'))
    expect(await seen(app, 'console')).toContainEqual(['error', 'from the page 1'])
  })

  it('prints and takes pictures', async () => {
    const [head, size] = await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const pdf = await contents?.printToPDF({ pageSize: 'A4', margins: { top: 0 } })
      const picture = await contents?.capturePage()
      return [pdf?.subarray(0, 5).toString(), picture?.getSize()] as const
    })
    expect(head).toBe('%PDF-')
    expect(size?.width).toBeGreaterThan(0)
  })

  it('takes a picture of a part of the page, in the pixels of the screen', async () => {
    const env = { BASALIS_CHROMIUM_SWITCHES: '--force-device-scale-factor=2' }
    const dense = await launchFixture({ env })
    try {
      await inPage(dense, `document.body.style.background = 'rgb(10, 200, 30)'`)
      const [size, png] = await dense.evaluate(async ({ BrowserWindow }) => {
        const area = { x: 520, y: 550, width: 40, height: 25 }
        const picture = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage(area)
        return [picture?.getSize(), picture?.toPNG().toString('base64') ?? ''] as const
      })
      expect(size).toEqual({ width: 80, height: 50 })
      const pixels = await sharp(Buffer.from(png, 'base64')).removeAlpha().raw().toBuffer()
      expect([...pixels.subarray(0, 3)]).toEqual([10, 200, 30])
    } finally {
      await dense.close()
    }
  })

  it('puts a picture onto the clipboard of the browser, which the page itself may not read', async () => {
    const png = await sharp({ create: { width: 3, height: 2, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    const copied = await app.evaluate(async ({ clipboard, ClipboardItem }, base64) => {
      const picture = new Blob([Buffer.from(base64, 'base64')], { type: 'image/png' })
      await clipboard.write([new ClipboardItem({ 'image/png': picture })])
      return 'copied'
    }, png.toString('base64'))
    expect(copied).toBe('copied')
    const read = `return navigator.clipboard.read().then(() => 'read', (error) => error.name)`
    expect(await inPage(app, read)).toBe('NotAllowedError')
    await app.page.context().grantPermissions(['clipboard-read'])
    const size = `
      const [item] = await navigator.clipboard.read()
      const bitmap = await createImageBitmap(await item.getType('image/png'))
      return [bitmap.width, bitmap.height]`
    expect(await inPage(app, size)).toEqual([3, 2])
    await app.page.context().clearPermissions()
  })

  it('follows the theme that the application chooses', async () => {
    const isDark = (): Promise<unknown> =>
      inPage(app, `return matchMedia('(prefers-color-scheme: dark)').matches`)
    const choose = (theme: 'dark' | 'light'): Promise<boolean> =>
      app.evaluate(({ nativeTheme }, source) => {
        nativeTheme.themeSource = source
        return nativeTheme.shouldUseDarkColors
      }, theme)
    expect(await choose('dark')).toBe(true)
    await until(async () => (await isDark()) === true)
    expect(await choose('light')).toBe(false)
    await until(async () => (await isDark()) === false)
  })

  it('reloads into a new document that can talk again, and drops the replies of the old one', async () => {
    await app.evaluate(({ ipcMain }) => {
      ipcMain.handle('slow', async () => {
        await new Promise((resolve) => setTimeout(resolve, 400))
        return 'late'
      })
    })
    await inPage(app, `void api.invoke('slow').then((v) => { window.late = v })`)
    await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const loaded = new Promise((resolve) => contents?.once('did-finish-load', resolve as () => void))
      contents?.reload()
      await loaded
    })
    expect(await inPage(app, `return api.invoke('echo', 'again')`)).toBe('again')
    expect(await inPage(app, `await api.invoke('slow'); return window.late ?? null`)).toBeNull()
  })

  it('opens a second window beside the first', async () => {
    const other = await app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ width: 400, height: 300 })
      await window.loadURL('fixture://app/')
      const size = (await window.webContents.executeJavaScript('[innerWidth, innerHeight]')) as number[]
      const closed = new Promise((resolve) => window.once('closed', resolve as () => void))
      window.close()
      await closed
      return { size, left: BrowserWindow.getAllWindows().length }
    })
    expect(other).toEqual({ size: [400, 300], left: 1 })
  })

  it('knows the displays, opens a window on another one, and fills it', async () => {
    const env = { BASALIS_CHROMIUM_SWITCHES: '--screen-info={1280x800}{1920x1080}' }
    const wide = await launchFixture({ env })
    try {
      const seen = await wide.evaluate(async ({ BrowserWindow, screen }) => {
        const [first] = BrowserWindow.getAllWindows()
        const own = screen.getDisplayMatching(first?.getBounds() ?? { x: 0, y: 0, width: 1, height: 1 })
        const other = screen.getAllDisplays().find(({ id }) => id !== own.id)
        if (!other) return null
        const window = new BrowserWindow({ ...other.workArea })
        await window.loadURL('fixture://app/')
        const contents = window.webContents
        const places = (): Promise<unknown> =>
          contents.executeJavaScript('[screen.width, screenX >= 1280, innerHeight === screen.height]')
        const before = await places()
        const filled = new Promise((resolve) => window.once('enter-full-screen', resolve as () => void))
        window.setFullScreen(true)
        await filled
        await contents.executeJavaScript('new Promise((resolve) => requestAnimationFrame(resolve))')
        return [
          screen.getPrimaryDisplay().bounds,
          other.bounds,
          before,
          await places(),
          window.isFullScreen(),
        ]
      })
      expect(seen).toEqual([
        { x: 0, y: 0, width: 1280, height: 800 },
        { x: 1280, y: 0, width: 1920, height: 1080 },
        [1920, true, expect.any(Boolean)],
        [1920, true, true],
        true,
      ])
    } finally {
      await wide.close()
    }
  })

  it('tells whoever watches requests which page asks', async () => {
    const [ids, watched] = await app.evaluate(async ({ BrowserWindow, session }) => {
      const asking = new Set<number | undefined>()
      session.defaultSession.webRequest.onBeforeRequest(({ webContentsId }, answer) => {
        asking.add(webContentsId)
        answer({})
      })
      const window = new BrowserWindow({ width: 400, height: 300 })
      await window.loadURL('fixture://app/')
      const { id } = window.webContents
      session.defaultSession.webRequest.onBeforeRequest(null)
      window.destroy()
      return [[id], [...asking]] as const
    })
    expect(watched).toEqual(ids)
  })

  it('refuses a window without isolation, and names what it cannot do', async () => {
    const failures = await app.evaluate((electron) => {
      const { BrowserWindow } = electron
      const reasons: string[] = []
      for (const attempt of [
        () => new BrowserWindow({ webPreferences: { contextIsolation: false } }),
        () => new BrowserWindow({ webPreferences: { nodeIntegration: true } }),
        () => electron.powerMonitor.getSystemIdleTime(),
        () => {
          BrowserWindow.getAllWindows()[0]?.setKiosk(true)
        },
      ])
        try {
          attempt()
          reasons.push('nothing')
        } catch (error) {
          reasons.push((error as Error).message)
        }
      return reasons
    })
    expect(failures).toEqual([
      expect.stringContaining('sandbox only'),
      expect.stringContaining('sandbox only'),
      expect.stringContaining('electron.powerMonitor'),
      expect.stringContaining('electron.BrowserWindow.setKiosk'),
    ])
  })
})
