import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { childrenOf, isRunning } from './pages/processes.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

describe.each(hostsFor('tests/e2e/survival'))('the window survives (%s)', (host) => {
  const photos = new PhotoFolder()
  let window: MainWindow
  let large: string

  beforeAll(async () => {
    large = await photos.skin(4000, 3000)
    window = await new MainWindow(await launchApp({ host })).ready()
  })

  afterAll(async () => {
    await window.app.close()
    photos.remove()
  })

  it('a reload: the photo is still there, and settings too', async () => {
    await window.button('Light theme').click()
    await window.openSample()
    await window.page.reload()
    await window.waitForMaps()
    await expect.poll(() => window.colourOf('photo').then(([r, , b]) => r - b)).toBeGreaterThan(30)
    expect(await window.page.getAttribute('html', 'data-theme')).toBe('light')
  })

  it('a reload in the middle of an analysis: it goes on', async () => {
    await window.openPhoto(large)
    await window.pane('map.red').and(window.page.locator('[data-state="coming"]')).waitFor()
    await window.page.reload()
    await window.page.getByRole('progressbar').waitFor()
    await window.button('Cancel').click()
    await window.page.getByText('The analysis was cancelled').waitFor()
  })

  it.skipIf(process.platform !== 'linux')('a graphics process that dies: panes draw again', async () => {
    await window.button('Close photo').click()
    await window.openSample()
    await window.page.keyboard.press('f')
    const graphics = childrenOf(window.app.pid).filter(({ command }) =>
      command.includes('--type=gpu-process'),
    )
    expect(graphics.length).toBeGreaterThan(0)
    for (const { pid } of graphics) process.kill(pid, 'SIGKILL')
    await window.page.keyboard.press('+')
    await expect.poll(() => window.colourOf('photo').then(([r, , b]) => r - b)).toBeGreaterThan(30)
  })

  it.skipIf(process.platform !== 'linux')('a decoder that is killed: the next photo opens', async () => {
    const decoders = childrenOf(window.app.pid).filter(({ command }) => command.includes('decoder-entry'))
    expect(decoders.length).toBeGreaterThan(0)
    if (host === 'chromium') expect(decoders[0]?.command).toContain('--permission')
    for (const { pid } of decoders) process.kill(pid, 'SIGKILL')
    await window.openPhoto(await photos.skin(640, 480))
    await expect.poll(() => window.shownPhoto()).toBe('ready 640 × 480')
  })

  it('a page that crashes: it is loaded again, with the photo', async () => {
    const loaded = window.app.evaluate(async ({ BrowserWindow }) => {
      const [shown] = BrowserWindow.getAllWindows()
      if (!shown) throw new Error('expected a window')
      const again = new Promise<void>((resolve) => {
        shown.webContents.once('did-finish-load', () => {
          resolve()
        })
      })
      shown.webContents.forcefullyCrashRenderer()
      await again
      return shown.webContents.executeJavaScript(
        `new Promise((resolve) => { const look = () => { const pane = document.querySelector('.pane[data-layer="map.red"]'); pane?.dataset.state === 'there' ? resolve('there') : setTimeout(look, 50) }; look() })`,
      ) as Promise<string>
    })
    expect(await loaded).toBe('there')
  })
})

describe.each(hostsFor('tests/e2e/survival'))('starting and ending (%s)', (host) => {
  const photos = new PhotoFolder()

  afterAll(() => {
    photos.remove()
  })

  it('a second start hands over to the first and ends', async () => {
    const first = await launchApp({ host })
    await new MainWindow(first).ready()
    await expect(launchApp({ host, userData: first.userData })).rejects.toThrow(/ended/)
    expect(await first.page.locator('.start-card').isVisible()).toBe(true)
    await first.close()
  })

  it.runIf(host === 'chromium')(
    'a program of another host on the same folder says so and ends; the first goes on',
    async () => {
      const first = await launchApp({ host })
      const window = await new MainWindow(first).ready()
      // What tells programs of one host from one another.
      for (const lock of ['instance.lock', 'SingletonLock'])
        rmSync(join(first.userData, lock), { force: true })
      await expect(launchApp({ host, userData: first.userData })).rejects.toThrow(/is using these records/)
      await window.openSample()
      await first.close()
    },
  )

  it('closing the window during an analysis ends the program, and leaves no process behind', async () => {
    const app = await launchApp({ host })
    const window = await new MainWindow(app).ready()
    await window.openPhoto(await photos.skin(4000, 3000))
    await window.pane('map.red').and(window.page.locator('[data-state="coming"]')).waitFor()
    const children = childrenOf(app.pid)
    app
      .evaluate(({ BrowserWindow }) => {
        for (const open of BrowserWindow.getAllWindows()) open.close()
      })
      .catch(() => undefined)
    expect(await app.exited).toBe(0)
    await expect.poll(() => children.filter(({ pid }) => isRunning(pid))).toEqual([])
    expect(app.stderr()).not.toMatch(/fault|Error/)
  })

  it('quitting during an analysis ends the program in good order', async () => {
    const app = await launchApp({ host })
    const window = await new MainWindow(app).ready()
    await window.openPhoto(await photos.skin(4000, 3000))
    await window.pane('map.red').and(window.page.locator('[data-state="coming"]')).waitFor()
    // Far enough for the net to be at work in its threads.
    await window.page.getByRole('progressbar', { name: 'Computing the pigment maps' }).waitFor()
    expect(await app.close()).toBe(0)
    expect(app.stderr()).toBe('')
  })

  it('an error that nobody foresaw ends the program in good order, and says nothing of whom it was about', async () => {
    const app = await launchApp({ host })
    await new MainWindow(app).ready()
    const thrown = app.evaluate(({ dialog }) => {
      dialog.showErrorBox = () => undefined
      setTimeout(() => {
        throw new Error('ENOENT: /photos/Zhang San.jpg')
      })
    })
    await thrown.catch(() => undefined)
    expect(await app.exited).toBe(0)
    expect(app.stderr()).toMatch(/^internal fault: Error$/m)
    expect(app.stderr()).not.toContain('Zhang')
  })

  it('remembers language and theme', async () => {
    const first = await launchApp({ host })
    const window = await new MainWindow(first).ready()
    await window.button('Light theme').click()
    await window.page.locator('.top-bar .button', { hasText: 'English' }).click()
    await window.page.getByRole('option', { name: '简体中文' }).click()
    await window.page.getByText('看见皮肤表面之下').waitFor()
    const { page, close } = await restarted(first.userData)
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN')
    expect(await page.getAttribute('html', 'data-theme')).toBe('light')
    await close()

    async function restarted(userData: string) {
      const kept = `${userData}-kept`
      cpSync(`${userData}/settings.json`, `${kept}/settings.json`, { recursive: true })
      await first.close()
      const again = await launchApp({ host, userData: kept })
      await new MainWindow(again).ready()
      return {
        page: again.page,
        close: async () => {
          await again.close()
          rmSync(kept, { recursive: true, force: true })
        },
      }
    }
  })
})
