import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

/** What stays of a visit, in order: each step goes on from the one before. */
describe.each(hostsFor('tests/e2e/follow-up'))('following a patient up (%s)', (host) => {
  let userData: string
  let window: MainWindow
  let records: RecordsRoom
  let photos: PhotoFolder

  /** A photo that a camera took at that time. */
  const takenAt = async (time: string, width: number): Promise<string> => {
    const plain = await photos.skin(width, 240)
    const bytes = await sharp(plain)
      .withExif({ IFD0: { Make: 'Canon', Model: 'Canon EOS R5' }, IFD2: { DateTimeOriginal: time } })
      .jpeg()
      .toBuffer()
    return photos.write(`taken-${width}.jpg`, bytes)
  }

  const addPhoto = async (time: string, width: number): Promise<void> => {
    await window.dialogGives(await takenAt(time, width))
    await records.addPhoto()
    await window.waitForMaps()
    await records.text('Analysis is in the record').waitFor()
    await records.press('Patient’s record')
  }

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'basalis-follow-up-'))
    photos = new PhotoFolder()
    const app = await launchApp({ host, userData, viewport: { width: 1280, height: 800 } })
    window = await new MainWindow(app).ready()
    records = new RecordsRoom(window)
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

  it('keeps what was done at a visit, also when it is changed later', async () => {
    await records.press('Edit visit')
    await records.press('Add procedure')
    await records.field('Name').fill('Pulsed light')
    await records.field('Dose or settings').fill('12 J/cm²')
    await records.press('Add product')
    await records.field('Reason').fill('First session')
    await records.press('Save')
    await records.text('First session').waitFor()
    // The product had no name.
    expect(await window.page.locator('.treatment-list li').allInnerTexts()).toEqual([
      'Procedure Pulsed light 12 J/cm²',
    ])
  })

  it('keeps the analysis of a photo in the record, with a small picture, and when the camera took it', async () => {
    await addPhoto('2026:03:09 14:05:11', 320)
    const tile = window.page.locator('.photo-tile')
    await expect.poll(() => tile.innerText()).toMatch(/Mar 9, 2026[^]*Red 0\.\d\d/)
    const picture = tile.locator('img')
    await expect
      .poll(() => picture.evaluate((image) => (image as { naturalWidth?: number }).naturalWidth))
      .toBe(320)
    await records.text('Numbers appear once two photos').waitFor()
  })

  it('shows the maps that are kept when the photo is looked at again, and says so', async () => {
    await records.openPhoto()
    await window.waitForMaps()
    await records.text('Analysis from the record').waitFor()
    await records.press('Patient’s record')
  })

  it('draws the maps’ means over time', async () => {
    await addPhoto('2026:04:08 09:30:00', 300)
    const charts = window.page.locator('.time-chart')
    await expect.poll(() => charts.count()).toBe(3)
    const rows = await charts.first().locator('tbody tr').allInnerTexts()
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatch(/Mar 9, 2026.*0\.\d{3}/)
    expect(await charts.first().locator('polyline').count()).toBe(1)
  })

  it('gives and withdraws consent, purpose by purpose', async () => {
    const line = window.page.locator('.consents li').filter({ hasText: 'Teaching' })
    expect(await line.innerText()).toContain('Not asked')
    await window.button('Record consent Teaching').click()
    await records.choose('Until withdrawn Valid', 'For 2 years')
    await records.field('Note').fill('Form in folder 7')
    await records.press('Save')
    await expect.poll(() => line.innerText()).toMatch(/Given[^]*until[^]*Form in folder 7/)
    await window.button('Withdraw Teaching').click()
    await records.press('Withdraw')
    await expect.poll(() => line.innerText()).toContain('Withdrawn')
  })

  it('reminds of the next photo on the list of patients', async () => {
    await records.press('Add reminder')
    await records.choose('When', /^In 7 days/)
    await records.press('Save')
    await records.text('Photo for comparison').waitFor()
    await records.press('All patients')
    const due = window.page.locator('.due-line')
    await expect.poll(() => due.allInnerTexts()).toEqual([expect.stringContaining('2026-0001')])
    expect(await window.seriousFaults()).toEqual([])
    await due.click()
    await window.button('Done: Photo for comparison').click()
    await window.button('Not done after all: Photo for comparison').waitFor()
    expect(await window.seriousFaults()).toEqual([])
    expect(window.complaints).toEqual([])
  })
})
