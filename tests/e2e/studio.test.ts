import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/main/project-root.ts'
import { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { StudioRoom } from './pages/studio-room.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'
import { expectLooks } from './support/looks.ts'

/** Two rendered photos of one face, thirty days apart: each step goes on from the one before. */
describe.each(hostsFor('tests/e2e/studio'))('the studio (%s)', (host) => {
  let userData: string
  let window: MainWindow
  let records: RecordsRoom
  let studio: StudioRoom
  let photos: PhotoFolder

  const press = (key: string): Promise<void> => window.page.keyboard.press(key)

  /** A visit with the photo that was taken then; stays with it. */
  const addVisit = async (visit: number, day: string): Promise<void> => {
    const file = join(projectRoot(), 'resources', 'demo', `demo-002-visit-${visit}.jpg`)
    const bytes = await sharp(file)
      .resize({ width: 480 })
      .withExif({ IFD2: { DateTimeOriginal: `${day} 10:00:00` } })
      .jpeg()
      .toBuffer()
    await records.press('New visit')
    await records.press('Save')
    await records.text('0 photos').waitFor()
    await window.dialogGives(photos.write(`visit-${visit}.jpg`, bytes))
    await records.addFirstPhoto()
    await window.waitForMaps()
    await records.text('Analysis is in the record').waitFor()
  }

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'basalis-studio-'))
    photos = new PhotoFolder()
    const app = await launchApp({ host, userData, viewport: { width: 1440, height: 900 } })
    window = await new MainWindow(app).ready()
    records = new RecordsRoom(window)
    studio = new StudioRoom(window)
    await records.setUpWithPatient()
    await addVisit(0, '2026:03:03')
    expect(await window.button('Before | after').isDisabled()).toBe(true)
    await records.text('No other visit of this patient').waitFor()
    await records.press('Patient’s record')
    await addVisit(3, '2026:04:02')
  }, 240_000)

  afterAll(async () => {
    await window.app.close()
    photos.remove()
    await rm(userData, { recursive: true, force: true })
  })

  it('puts the photo before beside the one at hand, in the map that is looked at', async () => {
    await records.press('Before | after')
    expect(await studio.shown()).toEqual(['other 1 map.red', 'hand map.red'])
    await studio.settled()
    expect(await window.button(/Photo of pane 1/).innerText()).toContain('Mar 3, 2026')
    expect(await window.button(/Photo of pane 2/).innerText()).toContain('Apr 2, 2026')
    await records.text('Laid on each other to').waitFor()
    await expectLooks(window.page, 'before-and-after', { host })
  })

  it('leaves its keys to the window while a list that was chosen from has the focus', async () => {
    const before = await studio.shown()
    for (const [list, key] of [
      [/Photo of pane 1/, 'a'],
      [/Layer of pane 2/, 'p'],
      [/Layer of pane 2/, 'p'],
      [/Layer of pane 2/, 'f'],
    ] as const) {
      await window.button(list).focus()
      await press(key)
    }
    expect(await studio.shown()).toEqual(before)
    await window.button(/Layer of pane 2/).focus()
    await press('p')
    await expect.poll(() => window.page.locator('.side').count()).toBe(0)
    await press('p')
    await window.page.locator('.side').waitFor()
  })

  it('lays the two on each other, says how well, and whether they can be compared', async () => {
    await records.text('Laid on each other to').waitFor()
    await records.text(/comparable/i).waitFor()
    await press('1')
    await press('s')
    await studio.settled()
    // Cheeks, nose and eyes lie on the same places of both panes: mean difference over the middle, of 255.
    const apart = async (): Promise<number> => {
      const [before, after] = [await studio.middle(0), await studio.middle(1)]
      return before.reduce((sum, red, at) => sum + Math.abs(red - (after[at] ?? 0)), 0) / before.length
    }
    await expect.poll(apart).toBeLessThan(14)
  })

  it('says what has changed in a region, and not whether it is noise where that is not known', async () => {
    const rows = window.page.locator('.changes tbody tr')
    await expect.poll(() => rows.count()).toBe(3)
    expect(await rows.first().innerText()).toContain('noise not known')
  })

  it('wipes, with the line moved by keys', async () => {
    await records.press('Wipe')
    await studio.settled()
    await expectLooks(window.page, 'wipe', { host })
    await studio.slider('Line between before and after').focus()
    await press('Home')
    await press('ArrowRight')
    expect(await studio.slider('Line between before and after').getAttribute('aria-valuenow')).toBe('2')
    expect(await window.seriousFaults()).toEqual([])
  })

  it('shows both in turns, and what has changed in each map', async () => {
    await records.press('Flicker')
    await records.text('Mar 3, 2026').waitFor()
    await records.press('Change')
    await studio.settled()
    await records.text('orange more, blue less').waitFor()
    await press('5')
    await studio.settled()
    expect(await studio.panes.getAttribute('data-layer')).toBe('map.brown')
    await expectLooks(window.page, 'change', { host })
    // To another map and back, before that one has been made: what was let go of is not drawn again.
    const gone = await window.page.evaluate(`(async () => {
      const { prototype } = CanvasRenderingContext2D
      const { drawImage } = prototype
      let gone = 0
      prototype.drawImage = function (...of) {
        if (of[0] instanceof ImageBitmap && of[0].width === 0) gone += 1
        return drawImage.apply(this, of)
      }
      for (const key of ['4', '5']) {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      await new Promise((resolve) => setTimeout(resolve, 500))
      prototype.drawImage = drawImage
      return gone
    })()`)
    expect(gone).toBe(0)
    await studio.settled()
    await press('Escape')
    expect(await studio.panes.count()).toBe(2)
  })

  it('shows the same spot enlarged in every pane, with what is under the cross', async () => {
    await press('l')
    await studio.pointAt(1, 0.5, 0.5)
    await expect.poll(() => window.page.locator('.loupe-values').allInnerTexts()).toHaveLength(2)
    for (const text of await window.page.locator('.loupe-values').allInnerTexts())
      expect(text).toMatch(/confidence|Not skin/)
    await expectLooks(window.page, 'loupe', { host })
    await press('Escape')
    await expect.poll(() => window.page.locator('.loupe-values').count()).toBe(0)
  })

  it('turns the skin in all panes but in one that moves alone', async () => {
    await studio.panes.first().getByRole('button', { name: 'Move alone' }).click()
    await expect
      .poll(() => studio.panes.first().getByRole('button', { name: 'Move with the other panes' }).count())
      .toBe(1)
    const [alone, linked] = [await studio.middle(0), await studio.middle(1)]
    await press(']')
    await press('+')
    await expect.poll(() => studio.middle(1)).not.toEqual(linked)
    expect(await studio.middle(0)).toEqual(alone)
    await studio.panes.first().getByRole('button', { name: 'Move with the other panes' }).click()
    await press('f')
  })

  it('moves a pane by the arrow keys, and shows as many panes as are asked for', async () => {
    await studio.panes.first().getByRole('button', { name: 'Move this pane' }).focus()
    await press('ArrowRight')
    expect(await studio.shown()).toEqual(['hand map.red', 'other 1 map.red'])
    await records.press('6 panes')
    expect(await studio.panes.count()).toBe(6)
    await studio.settled()
    expect(await window.truncated()).toEqual([])
  })

  it('keeps a correction by hand with the pair, and the layers of the panes with the user', async () => {
    await window.button('To the right').click()
    await window.button('Turn clockwise').click()
    await expect.poll(() => window.button('As the program laid it').isEnabled()).toBe(true)
    await records.press('Photo and maps')
    await records.press('6 panes')
    await window.page.reload()
    await records.press('Photo')
    await window.waitForMaps()
    expect(await studio.shown()).toEqual([
      'hand photo',
      'hand map.red',
      'hand map.brown',
      'hand map.gray',
      'hand diffuse',
      'hand specular',
    ])
    await records.press('Before | after')
    await records.text('Laid on each other to').waitFor()
    await expect.poll(() => window.button('As the program laid it').isEnabled()).toBe(true)
    await window.button('As the program laid it').click()
    await expect.poll(() => window.button('As the program laid it').isDisabled()).toBe(true)
  })

  it('lets the photo through a map, and shows a map from a value on', async () => {
    await studio.slider('Map from value').focus()
    await press('End')
    await studio.slider('Map over the photo').focus()
    await press('Home')
    expect(await window.seriousFaults()).toEqual([])
    await records.text('0.95').waitFor()
    await records.text('10 %').waitFor()
  })

  it('has every control where Tab goes, and shows where it is', async () => {
    await records.press('Before | after')
    await studio.settled()
    expect(await window.unreachable()).toEqual([])
    // It can find one that is not.
    await window.page.evaluate(`document.querySelector('.side h2').append(
      Object.assign(document.createElement('button'), { tabIndex: -1, textContent: 'x' }),
    )`)
    expect(await window.unreachable()).toEqual([expect.stringContaining('not reached: <button')])
  })

  it('says what has changed from the earlier photo to the later, whichever of them is at hand', async () => {
    await records.press('Patient’s record')
    await window.page.locator('.photo-tile .tile').last().click()
    await window.waitForMaps()
    await records.press('Before | after')
    await studio.settled()
    expect(await studio.shown()).toEqual(['hand map.red', 'other 1 map.red'])
    await records.press('Change')
    await studio.settled()
    await records.text('Apr 2, 2026 against Mar 3, 2026: orange more, blue less').waitFor()
  })

  it('puts everything away with the lock', async () => {
    await press('Control+l')
    await records.text('The records are locked').waitFor()
    expect(await studio.panes.count()).toBe(0)
  })
})
