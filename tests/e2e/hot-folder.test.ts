import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

/** A tethered camera saves its photos into a folder: each step goes on from the one before. */
describe.each(hostsFor('tests/e2e/hot-folder'))('the folder of a camera (%s)', (host) => {
  let userData: string
  let window: MainWindow
  let records: RecordsRoom
  let photos: PhotoFolder
  let camera: string

  const arrived = (): Locator => window.page.locator('.arrived-photo')
  const tiles = (): Locator => window.page.locator('.photo-tile')
  const save = (photo: string): Promise<void> => copyFile(photo, join(camera, basename(photo)))

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'basalis-hot-folder-'))
    photos = new PhotoFolder()
    camera = join(photos.path, 'camera')
    await mkdir(camera)
    const app = await launchApp({ host, userData, viewport: { width: 1280, height: 720 } })
    window = await new MainWindow(app).ready()
    records = new RecordsRoom(window)
    await records.setUpWithPatient()
    for (const place of [0, 1]) {
      await records.press('New visit')
      await records.press('Save')
      await window.page.locator('.visit').nth(place).waitFor()
    }
  })

  afterAll(async () => {
    await window.app.close()
    photos.remove()
    await rm(userData, { recursive: true, force: true })
  })

  it('is chosen, and what lies in it is not offered', async () => {
    await save(await photos.skin(300, 220, 'yesterday.jpg'))
    await window.dialogGives(camera)
    await records.press('Choose a folder…')
    await records.text('Watched. No new photo is there.').waitFor()
    expect(await arrived().count()).toBe(0)
  })

  it('offers a new photo to the open patient, and adds it when somebody says so', async () => {
    await save(await photos.face())
    await arrived().waitFor()
    await arrived().locator('img').waitFor()
    expect(await tiles().count()).toBe(0)
    expect(await window.seriousFaults()).toEqual([])
    expect(await window.truncated()).toEqual([])
    await window.page.getByRole('button', { name: 'Into the visit of' }).click()
    expect(await window.page.getByRole('option').count()).toBe(2)
    await window.page.getByRole('option').last().click()
    await records.press('Add to the visit')
    await tiles().waitFor()
    await expect.poll(() => arrived().count()).toBe(0)
    expect(await window.page.locator('.visit').last().locator('.photo-tile').count()).toBe(1)
    expect(await readdir(camera)).toContain('face.png')
  })

  it('offers one that was declined no more, under whatever name', async () => {
    const other = await photos.skin(280, 200, 'other.jpg')
    await save(other)
    await arrived().waitFor()
    await records.press('Not this one')
    await expect.poll(() => arrived().count()).toBe(0)
    await copyFile(other, join(camera, 'other-again.jpg'))
    await save(await photos.skin(270, 200, 'third.jpg'))
    await arrived().waitFor()
    expect(await arrived().count()).toBe(1)
    expect(await tiles().count()).toBe(1)
  })

  it('lets photos wait while nobody’s record is open', async () => {
    await records.press('All patients')
    await records.text('1 new photo waits in the camera’s folder').waitFor()
    await window.page.locator('.patient-line').first().click()
    const whose = window.page.locator('.hot-folder-whose')
    await whose.waitFor()
    expect(await whose.innerText()).toMatch(
      /1 photo came before this record was opened[^]*2026-0001[^]*Mar 9, 1984/,
    )
    expect(await arrived().count()).toBe(0)
    expect(await window.seriousFaults()).toEqual([])
    expect(await window.truncated()).toEqual([])
    await records.press('Yes, show them here')
    await arrived().waitFor()
  })

  it('holds a photo against the rules of capture as any other', async () => {
    await records.press('Add to the visit')
    await window.page.locator('.gate-decision').waitFor()
    expect(await window.page.getByRole('dialog').innerText()).toContain('No whole face is in the photo.')
    await window.page.getByRole('dialog').getByRole('button', { name: 'Go on' }).click()
    await expect.poll(() => window.page.getByRole('dialog').count()).toBe(0)
    expect(await arrived().count()).toBe(1)
    await records.press('Not this one')
    await expect.poll(() => arrived().count()).toBe(0)
    expect(await tiles().count()).toBe(1)
  })

  it('says so when it is gone, and goes on when it is back', async () => {
    await rm(camera, { recursive: true })
    await records.text('The folder is not there.').waitFor()
    await mkdir(camera)
    await writeFile(join(camera, 'broken.jpg'), 'half a photo')
    await save(await photos.skin(260, 200, 'fourth.jpg'))
    await arrived().waitFor()
    await records.text('1 file could not be read as a photo.').waitFor()
    expect(window.complaints).toEqual([])
  })
})
