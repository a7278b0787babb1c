import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FilmPane } from './pages/film-pane.ts'
import { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'
import { expectLooks } from './support/looks.ts'

/** Photos are analysed on a machine that may do other things as well. Nothing is measured with it. */
const ANALYSING_MS = 240_000

/** The film of three photos, ten and twenty days apart: each step goes on from the one before. */
describe.each(hostsFor('tests/e2e/film'))('the film of a patient’s photos (%s)', (host) => {
  let userData: string
  let window: MainWindow
  let records: RecordsRoom
  let photos: PhotoFolder
  let film: FilmPane

  const press = (key: string): Promise<void> => window.page.keyboard.press(key)

  /** Adds a photo that a camera took on that day; stays with it. */
  const addPhoto = async (day: string, width: number): Promise<void> => {
    const bytes = await sharp(await photos.skin(width, (width * 3) / 4))
      .withExif({ IFD2: { DateTimeOriginal: `${day} 10:00:00` } })
      .jpeg()
      .toBuffer()
    await window.dialogGives(photos.write(`taken-${width}.jpg`, bytes))
    await records.addPhoto()
    await window.waitForMaps()
    await records.text('Analysis is in the record').waitFor()
  }

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'basalis-film-'))
    photos = new PhotoFolder()
    const app = await launchApp({ host, userData, viewport: { width: 1280, height: 720 } })
    window = await new MainWindow(app).ready()
    records = new RecordsRoom(window)
    film = new FilmPane(window)
    await records.setUpWithPatient()
    await records.press('New visit')
    await records.press('Save')
    await records.text('0 photos').waitFor()
  })

  afterAll(async () => {
    await window.app.close()
    photos.remove()
    await rm(userData, { recursive: true, force: true })
  })

  it('needs two photos of the same view', async () => {
    await addPhoto('2026:03:03', 480)
    expect(await window.button('Film').isDisabled()).toBe(true)
    await press('c')
    expect(await film.pane.count()).toBe(0)
    for (const [day, width] of [
      ['2026:03:13', 400],
      ['2026:04:02', 440],
    ] as const) {
      await records.press('Patient’s record')
      await addPhoto(day, width)
    }
  })

  it('begins with the photo at hand, every photo at its day', async () => {
    await window.button('Film').click()
    await film.made()
    expect(await film.day()).toBe('Apr 2, 2026, 3 of 3')
    expect(await film.note()).toEqual([])
    const places = await Promise.all([0, 1, 2].map((index) => film.marks.nth(index).boundingBox()))
    const [first = 0, second = 0, third = 0] = places.map((box) => box?.x)
    // The current mark is a little larger.
    expect((third - second) / (second - first)).toBeCloseTo(2, 1)
    expect(await film.pane.locator('.gap').allTextContents()).toEqual(['10 d', '20 d'])
    await expectLooks(window.page, 'film', { host })
  })

  it('is gone through by keys and by drawing along its axis', async () => {
    await press('ArrowLeft')
    expect(await film.day()).toBe('Mar 13, 2026, 2 of 3')
    await press('Home')
    expect(await film.day()).toBe('Mar 3, 2026, 1 of 3')
    await press('ArrowLeft')
    await press('ArrowRight')
    expect(await film.day()).toBe('Mar 13, 2026, 2 of 3')
    await press('End')
    expect(await film.day()).toBe('Apr 2, 2026, 3 of 3')
    await film.drag(2, 0)
    expect(await film.day()).toBe('Mar 3, 2026, 1 of 3')
    await film.drag(1, 1)
    expect(await film.day()).toBe('Mar 13, 2026, 2 of 3')
  })

  it('plays to its end, and begins anew from there', async () => {
    await press('End')
    await press('Space')
    await expect.poll(() => film.day()).toMatch(/^Mar 3/)
    await expect.poll(() => film.day()).toMatch(/^Mar 13/)
    await expect.poll(() => film.day()).toMatch(/^Apr 2/)
    await window.button('Play').waitFor()
  })

  it('stands still for a picture of it, which shows one photo', async () => {
    await press('End')
    await press('Space')
    await expect.poll(() => film.day()).toMatch(/^Mar 3/)
    await press('Control+Shift+C')
    // Nobody has agreed to it: the film stands all the same, for that is found out later.
    expect(await window.dialogText()).toContain('consent')
    await window.button('Close').click()
    await window.button('Play').waitFor()
    expect(await film.day()).toMatch(/^Mar 3/)
  })

  it('shows each map with its mean at the same days, and goes to the photo of a point', async () => {
    await press('1')
    await film.pane.getByText('Choose a map to see its mean over time.').waitFor()
    await expect
      .poll(async () => {
        const [red, , blue] = await window.colourOf('photo')
        return red - blue
      })
      .toBeGreaterThan(20)
    for (const [key, layer] of [
      ['4', 'map.red'],
      ['5', 'map.brown'],
      ['6', 'map.gray'],
    ] as const) {
      await press(key)
      const points = film.pane.locator('.film-chart circle')
      await expect.poll(() => points.count()).toBe(3)
      expect(await film.pane.locator('tbody tr').count()).toBe(3)
      // A map, and no empty room.
      await expect.poll(async () => Math.max(...(await window.colourOf(layer)))).toBeGreaterThan(120)
    }
    const point = await film.pane.locator('.film-chart circle').first().boundingBox()
    if (point) await window.page.mouse.click(point.x + 2, point.y + 2)
    expect(await film.day()).toBe('Mar 3, 2026, 1 of 3')
  })

  it('shows maps as the panes do: from a value on, and the photo elsewhere', async () => {
    await press('End')
    const from = window.page.getByRole('slider', { name: 'Map from value' })
    const bright = async (): Promise<number> => (await window.colourOf('map.gray'))[2]
    // The photo of that day comes through the one before.
    let asMap = Number.NaN
    await expect
      .poll(async () => asMap === (asMap = await bright()), { interval: 300, timeout: 10_000 })
      .toBe(true)
    await from.focus()
    await press('End')
    await expect
      .poll(async () => {
        const [red, , blue] = await window.colourOf('map.gray')
        return red - blue
      })
      .toBeGreaterThan(20)
    await press('Home')
    await expect.poll(bright).toBeCloseTo(asMap, -1)
    await film.slider.focus()
  })

  it('shows what is drawn over the photo that it rests at', { timeout: ANALYSING_MS }, async () => {
    const drawings = film.pane.locator('.annotation-layer canvas')
    await press('c')
    await press('1')
    await press('e')
    await press('Enter')
    await press('Escape')
    await window.page.getByText('Circle').first().waitFor()
    await press('c')
    await film.made()
    await expect.poll(() => drawings.count()).toBe(1)
    await press('Home')
    await expect.poll(() => drawings.count()).toBe(0)
    await records.press('Patient’s record')
    await window.page.locator('.photo-tile .tile').first().click()
    await window.waitForMaps()
    await press('c')
    await film.made()
    expect(await drawings.count()).toBe(0)
    await press('End')
    await expect.poll(() => drawings.count()).toBe(1)
    await press('c')
    await records.press('Patient’s record')
    await window.page.locator('.photo-tile .tile').last().click()
    await window.waitForMaps()
    await press('c')
    await film.made()
    await press('4')
    await press('Home')
  })

  it('zooms and moves as every pane does', async () => {
    const before = await window.zoomPercent()
    await press('+')
    expect(await window.zoomPercent()).toBeGreaterThan(before)
    await press('f')
  })

  it('reads well: nothing cut off, no serious fault, in both languages and themes', async () => {
    expect(await window.unreachable()).toEqual([])
    for (const theme of ['Light theme', 'Dark theme']) {
      expect(await window.truncated()).toEqual([])
      expect(await window.seriousFaults()).toEqual([])
      await records.press(theme)
    }
    await records.choose('Language', '简体中文')
    expect(await window.truncated()).toEqual([])
    expect(await window.seriousFaults()).toEqual([])
    expect(
      await window.page.getByRole('slider', { name: '照片时间轴' }).getAttribute('aria-valuetext'),
    ).toContain('第 1 张')
    await records.choose('语言', 'English')
  })

  it('says in a photo’s place what is wrong with it, and tries again', async () => {
    await records.press('Patient’s record')
    await window.page.locator('.photo-tile .tile').last().click()
    await window.waitForMaps()
    const vault = join(userData, 'clinic', 'vault')
    await rename(vault, `${vault}-away`)
    await press('c')
    await film.made()
    await press('Home')
    await expect.poll(() => film.note()).toHaveLength(1)
    await rename(`${vault}-away`, vault)
    await records.press('Try again')
    await film.made()
    await expect.poll(() => film.note()).toEqual([])
  })

  it('goes with the records when they are locked', async () => {
    const complaints = window.complaints.length
    await records.lock()
    expect(await film.pane.count()).toBe(0)
    expect(window.complaints.slice(complaints)).toEqual([])
  })
})
