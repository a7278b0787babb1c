import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { RegionPanel } from './pages/region-panel.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

describe.each(hostsFor('tests/e2e/regions'))('regions of a face (%s)', (host) => {
  let window: MainWindow
  let panel: RegionPanel

  beforeAll(async () => {
    const app = await launchApp({ host, viewport: { width: 1280, height: 720 } })
    window = await new MainWindow(app).ready()
    panel = new RegionPanel(window)
    const photos = new PhotoFolder()
    await window.openPhoto(await photos.face())
    await window.waitForMaps()
    photos.remove()
    await window.page.keyboard.press('1')
  })

  afterAll(() => window.app.close())

  const chooser = () => window.page.locator('.numbers-head .button')
  const numbers = () => window.page.locator('.numbers tbody').innerText()
  const choose = async (name: string) => {
    await chooser().click()
    await window.page.getByRole('option', { name, exact: true }).click()
    await expect.poll(() => chooser().innerText()).toBe(name)
  }
  /** A place of the photo, px, in the window. */
  const placeOf = async (x: number, y: number) => {
    const box = await window.pane('photo').locator('.pane-picture').boundingBox()
    if (!box) throw new Error('expected the pane on the screen')
    const scale = Math.min((box.width - 16) / 440, (box.height - 16) / 560)
    return [box.x + box.width / 2 + (x - 220) * scale, box.y + box.height / 2 + (y - 280) * scale] as const
  }

  it('have numbers of their own, and an outline over the pane', async () => {
    expect(await chooser().innerText()).toBe('Face')
    const whole = await numbers()
    const plain = await window.pane('photo').screenshot()
    await choose('Left cheek')
    expect(await numbers()).not.toBe(whole)
    expect((await window.pane('photo').screenshot()).equals(plain)).toBe(false)
  })

  it('are chosen by a click, the patient’s right on the left of the picture', async () => {
    // The simulator puts the cheeks 36 mm below the eyes, 0.6 of the head's half width aside.
    await window.page.mouse.click(...(await placeOf(140, 326)))
    await expect.poll(() => chooser().innerText()).toBe('Right cheek')
    await window.page.mouse.click(...(await placeOf(220, 330)))
    await expect.poll(() => chooser().innerText()).toBe('Nose')
  })

  it('can be drawn with the keys, and are measured', async () => {
    await window.button('Ellipse').click()
    for (const key of ['ArrowUp', 'ArrowUp', '+', '-', '-']) await window.page.keyboard.press(key)
    await window.page.keyboard.press('Enter')
    await expect.poll(() => chooser().innerText()).toBe('Drawn region 1')
    await expect
      .poll(() => window.page.locator('.side').innerText())
      .toMatch(/[\d,]+ pixels of skin, \d+ % of the outline/)
    expect(await window.panes()).toEqual(['photo'])
  })

  it('can be drawn with the mouse, and taken away', async () => {
    await window.button('Polygon').click()
    for (const [x, y] of [
      [120, 300],
      [160, 300],
      [160, 350],
      [121, 301],
    ] as const)
      await window.page.mouse.click(...(await placeOf(x, y)))
    await expect.poll(() => chooser().innerText()).toBe('Drawn region 2')
    await window.button('Delete: Drawn region 2').click()
    await expect.poll(() => chooser().innerText()).toBe('Face')
    await chooser().click()
    expect(await window.page.getByRole('option', { name: 'Drawn region 2' }).count()).toBe(0)
    await window.page.keyboard.press('Escape')
  })

  it('come back after a slip', async () => {
    await window.button('Undo').last().click()
    await expect.poll(() => chooser().innerText()).toBe('Drawn region 2')
    await panel.line('Drawn region 2').focus()
    await window.page.keyboard.press('Delete')
    await expect.poll(() => panel.lines()).toEqual(['Drawn region 1'])
    await window.page.keyboard.press('Control+z')
    await expect.poll(() => panel.lines()).toEqual(['Drawn region 1', 'Drawn region 2'])
    await window.button('Delete: Drawn region 2').click()
    await expect.poll(() => chooser().innerText()).toBe('Face')
  })

  it('are painted with a brush, and a part of it taken away again', async () => {
    await window.page.keyboard.press('b')
    await panel.paint(await placeOf(200, 90), await placeOf(240, 90))
    await window.button('Measure').click()
    await expect.poll(() => panel.pixels()).toBeGreaterThan(200)
    expect(await chooser().innerText()).toBe('Drawn region 3')
    const whole = await panel.pixels()
    await window.page.keyboard.press('b')
    await panel.paint(await placeOf(200, 90), await placeOf(240, 90))
    await window.button('Erase').click()
    await panel.paint(await placeOf(220, 90))
    await window.page.locator('.draw-surface').first().focus()
    await window.page.keyboard.press('Enter')
    await expect.poll(() => chooser().innerText()).toBe('Drawn region 4')
    await expect.poll(() => panel.pixels()).toBeGreaterThan(0)
    expect(await panel.pixels()).toBeLessThan(whole)
  })

  it('are painted with keys alone', async () => {
    const { keyboard } = window.page
    for (const key of ['b', 'ArrowUp', ']', ' ', 'ArrowRight', 'ArrowRight', ' ']) await keyboard.press(key)
    for (const key of ['x', '[', ' ', ' ', 'Backspace', 'Enter']) await keyboard.press(key)
    await expect.poll(() => chooser().innerText()).toBe('Drawn region 5')
    await expect.poll(() => panel.pixels()).toBeGreaterThan(200)
    expect(await window.panes()).toEqual(['photo'])
  })

  it('say that they are not kept, and are there when one comes back to the photo', async () => {
    await window.page.getByText('Not kept: this photo is in no patient’s record.').last().waitFor()
    const lines = await panel.lines()
    expect(lines).toHaveLength(4)
    await window.button('Patients').click()
    await window.button('Photo').first().click()
    await expect.poll(() => panel.lines()).toEqual(lines)
    await choose('Face')
  })

  it('are given up with Escape, which changes nothing else', async () => {
    await window.button('Polygon').click()
    await window.page.mouse.click(...(await placeOf(120, 300)))
    await window.page.keyboard.press('Escape')
    await expect.poll(() => window.page.locator('.draw-surface').count()).toBe(0)
    expect(await window.panes()).toEqual(['photo'])
    expect(await chooser().innerText()).toBe('Face')
  })

  it('are shown without a serious fault of accessibility, and nothing is truncated', async () => {
    await choose('Above the upper lip')
    await window.button('Brush').click()
    expect(await window.seriousFaults()).toEqual([])
    expect(await window.truncated()).toEqual([])
    expect(await panel.overflow()).toBe(0)
    await window.page.keyboard.press('Escape')
    await window.page.locator('.top-bar .button', { hasText: 'English' }).click()
    await window.page.getByRole('option', { name: '简体中文' }).click()
    expect(await window.truncated()).toEqual([])
    expect(await panel.overflow()).toBe(0)
    expect(await chooser().innerText()).toBe('上唇上方')
    expect(window.complaints).toEqual([])
  })
})
