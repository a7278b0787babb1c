import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'
import { expectLooks } from './support/looks.ts'

describe.each(hostsFor('tests/e2e/viewing'))('looking at the sample (%s)', (host) => {
  let window: MainWindow

  beforeAll(async () => {
    const app = await launchApp({ host, viewport: { width: 1280, height: 720 } })
    window = await new MainWindow(app).ready()
    await window.openSample()
  })

  afterAll(() => window.app.close())

  it('shows the photo and the three maps side by side', async () => {
    expect(await window.panes()).toEqual(['photo', 'map.red', 'map.brown', 'map.gray'])
    // Skin is reddish, and the maps are nearly white where there is nothing.
    await expect.poll(() => window.colourOf('photo').then(([r, , b]) => r - b)).toBeGreaterThan(30)
    await expect.poll(() => window.colourOf('map.gray').then(([r]) => r)).toBeGreaterThan(200)
    await expectLooks(window.page, 'sample', { host })
  })

  it('zooms all panes together with the wheel over any of them', async () => {
    const before = await window.zoomPercent()
    const photo = await window.colourOf('photo')
    const box = await window.pane('map.brown').locator('.pane-picture').boundingBox()
    if (!box) throw new Error('expected the pane on the screen')
    await window.page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.2)
    await window.page.mouse.wheel(0, -1200)
    await expect.poll(() => window.zoomPercent()).toBeGreaterThan(before * 4)
    await expect.poll(() => window.colourOf('photo')).not.toEqual(photo)
  })

  it('moves all panes together by dragging, and by the arrow keys', async () => {
    const photo = await window.colourOf('photo')
    const box = await window.pane('map.red').locator('.pane-picture').boundingBox()
    if (!box) throw new Error('expected the pane on the screen')
    const zoom = await window.zoomPercent()
    await window.page.mouse.move(box.x + 50, box.y + 50)
    await window.page.mouse.down()
    await window.page.mouse.move(box.x + 200, box.y + 150, { steps: 5 })
    await window.page.mouse.up()
    await expect.poll(() => window.colourOf('photo')).not.toEqual(photo)
    const dragged = await window.colourOf('photo')
    await window.page.keyboard.press('ArrowLeft')
    await expect.poll(() => window.colourOf('photo')).not.toEqual(dragged)
    expect(await window.zoomPercent()).toBe(zoom)
  })

  it('shows one image pixel on one of the screen, and the whole photo again', async () => {
    await window.page.keyboard.press('a')
    await expect.poll(() => window.zoomPercent()).toBe(100)
    await window.button(/^Whole photo/).click()
    await expect.poll(() => window.zoomPercent()).toBeLessThan(50)
  })

  it('gives a light the whole room on a click, and takes it back on Escape', async () => {
    await window.button('Light: blue').click()
    expect(await window.panes()).toEqual(['light.blue'])
    await expect.poll(() => window.colourOf('light.blue').then(([r, , b]) => b - r)).toBeGreaterThan(40)
    await expectLooks(window.page, 'sample-blue-light', { host })
    await window.button('Light: yellow').click()
    expect(await window.panes()).toEqual(['light.yellow'])
    await expect.poll(() => window.colourOf('light.yellow').then(([r, , b]) => r - b)).toBeGreaterThan(40)
    const ofAll = await window.colourOf('light.yellow', -60)
    // A finer picture that comes meanwhile differs by 0.2 of 255, the other light by 2.6.
    const fromAll = async (): Promise<number> => {
      const now = await window.colourOf('light.yellow', -60)
      return Math.max(...now.map((value, channel) => Math.abs(value - (ofAll[channel] ?? NaN))))
    }
    await window.page.getByRole('button', { name: 'Maps under the light' }).click()
    await window.page.getByRole('option', { name: 'Gray map alone' }).click()
    await expect.poll(fromAll).toBeGreaterThan(1)
    await window.pane('light.yellow').getByText('Gray map alone').waitFor()
    await expectLooks(window.page, 'sample-yellow-light-of-gray', { host })
    await window.page.getByRole('button', { name: 'Maps under the light' }).click()
    await window.page.getByRole('option', { name: 'All three' }).click()
    await expect.poll(fromAll).toBeLessThan(1)
    await window.page.keyboard.press('Escape')
    expect(await window.panes()).toHaveLength(4)
  })

  it('reaches every layer with one key', async () => {
    const layers: string[] = []
    for (const key of '1234567890') {
      await window.page.keyboard.press(key)
      layers.push(...(await window.panes()))
    }
    await window.page.keyboard.press('s')
    expect(layers).toEqual([
      'photo',
      'diffuse',
      'specular',
      'map.red',
      'map.brown',
      'map.gray',
      'light.gray',
      'light.yellow',
      'light.red',
      'light.blue',
    ])
  })

  it('puts another layer into a pane by keyboard alone', async () => {
    await window.button(/Layer of pane 2/).focus()
    await window.page.keyboard.press('Enter')
    await window.page.getByRole('option', { name: 'Specular part' }).press('Enter')
    await expect.poll(() => window.panes()).toEqual(['photo', 'specular', 'map.brown', 'map.gray'])
  })

  it('keeps the focus where it was when a pane is enlarged and given back', async () => {
    const focused = () =>
      window.page.evaluate(
        "document.activeElement.getAttribute('aria-label') ?? document.activeElement.tagName",
      )
    await window.pane('map.brown').getByRole('button', { name: 'Enlarge' }).focus()
    await window.page.keyboard.press('Enter')
    await expect.poll(() => window.panes()).toEqual(['map.brown'])
    expect(await focused()).toBe('Side by side')
    await window.page.keyboard.press('Enter')
    await expect.poll(() => window.panes()).toHaveLength(4)
    expect(await focused()).toBe('Enlarge')
  })

  it('says the numbers and how they came about', async () => {
    const rows = await window.page.locator('.numbers tbody tr').allInnerTexts()
    const three = (value: string): string => `(\\s+${value}){3}$`
    const expected = [
      `^Mean${three('0\\.\\d{3}')}`,
      `^SD${three('0\\.\\d{3}')}`,
      `^CV${three('\\d+\\.\\d{2}')}`,
      `^Area${three('\\d+\\.\\d %')}`,
      `^Spots${three('\\d+')}`,
      `^Uncertain${three('(< 1|\\d+) %')}`,
    ]
    expect(rows).toHaveLength(expected.length)
    for (const [index, row] of rows.entries()) expect(row).toMatch(new RegExp(expected[index] ?? ''))
    await window.button('How it was computed').click()
    const details = await window.page.locator('.details').innerText()
    expect(details).toContain('1,600 × 1,200')
    expect(details).toContain('whole photo taken as skin\n')
    expect(details).toMatch(/Filter: (processor|graphics processor)/)
    await window.button('How it was computed').click()
  })

  it('has no serious fault of accessibility, dark and light', async () => {
    expect(await window.seriousFaults()).toEqual([])
    await window.button('Light theme').click()
    expect(await window.seriousFaults()).toEqual([])
    await expectLooks(window.page, 'sample-light-theme', { host })
  })

  it('truncates nothing, in both languages and at every size', async () => {
    for (const language of ['简体中文', 'English']) {
      await window.page.locator('.top-bar .button', { hasText: /简体中文|English/ }).click()
      await window.page.getByRole('option', { name: language }).click()
      for (const [width, height] of [
        [1280, 720],
        [1024, 640],
        [3840, 2160],
      ] as const) {
        await window.page.setViewportSize({ width, height })
        expect(await window.truncated(), `${language} ${width}`).toEqual([])
      }
    }
    await window.page.setViewportSize({ width: 1280, height: 720 })
  })

  it('shows what is not skin as the photo in faint grey, and says so', async () => {
    const photos = new PhotoFolder()
    await window.openPhoto(await photos.skinOnCloth(900, 700))
    await expect.poll(() => window.shownPhoto()).toBe('ready 900 × 700')
    photos.remove()
    const cloth = 150
    // The photo's cloth is blue, a map's "none" nearly white: this is neither.
    await expect.poll(() => window.colourOf('photo', cloth).then(([r, , b]) => b - r)).toBeGreaterThan(30)
    await expect.poll(() => window.colourOf('map.brown', cloth).then(([r]) => r)).toBeGreaterThan(170)
    const [red, green, blue] = await window.colourOf('map.brown', cloth)
    expect(red).toBeLessThan(225)
    expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThan(4)
    const legend = window.pane('map.brown').locator('.legend-chip')
    expect(await legend.innerText()).toContain('Not skin')
    expect(await window.pane('map.brown').getByRole('img').getAttribute('aria-label')).toContain('no skin')
    expect(await window.pane('photo').locator('.legend-chip').count()).toBe(0)
    await window.button('How it was computed').click()
    expect(await window.page.locator('.details').innerText()).toMatch(
      /found by its colour, \d+ % of the photo/,
    )
    await window.button('How it was computed').click()
    expect(await window.seriousFaults()).toEqual([])
    await window.page.setViewportSize({ width: 1024, height: 640 })
    expect(await window.truncated()).toEqual([])
    await window.page.setViewportSize({ width: 1280, height: 720 })
  })

  it('closes the photo', async () => {
    await window.button('Close photo').click()
    await window.button('Open photo').waitFor()
    expect(await window.page.locator('.start-card').isVisible()).toBe(true)
    expect(await window.seriousFaults()).toEqual([])
    expect(await window.page.evaluate('document.activeElement.tagName')).not.toBe('BODY')
  })

  it('worked under its content security policy without a complaint', () => {
    expect(window.complaints).toEqual([])
  })
})
