import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/main/project-root.ts'
import { LogRoom } from './pages/log-room.ts'
import { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { RegionPanel } from './pages/region-panel.ts'
import { StudioRoom } from './pages/studio-room.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'
import { expectLooks } from './support/looks.ts'

const ADMIN = 'clear morning light'
const CLINICIAN = 'a walk along the river'
const VIEWER = 'seven quiet lanterns'

/** Two rendered photos of one face, one of them measured by hand: each step goes on from the one before. */
describe.each(hostsFor('tests/e2e/kept-regions'))('regions of a kept photo (%s)', (host) => {
  let userData: string
  let window: MainWindow
  let records: RecordsRoom
  let log: LogRoom
  let panel: RegionPanel
  let photos: PhotoFolder

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
  const lookAtPhoto = async (): Promise<void> => {
    await records.search.fill('2026-0001')
    await window.page.keyboard.press('Enter')
    await records.openPhoto()
    await window.waitForMaps()
  }

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'basalis-regions-'))
    photos = new PhotoFolder()
    const app = await launchApp({ host, userData, viewport: { width: 1280, height: 720 } })
    window = await new MainWindow(app).ready()
    records = new RecordsRoom(window)
    log = new LogRoom(records)
    panel = new RegionPanel(window)
    await records.setUp('Mei', ADMIN)
    await records.addClinician('Dr Chen', CLINICIAN)
    await log.addUser('Guest', 'Viewer: reads patients’ records', VIEWER)
    await records.lock()
    await records.signIn('Dr Chen', CLINICIAN)
    await records.addPatient('2026-0001', '欧阳小梅', '1984-03-09')
    await addVisit(0, '2026:03:03')
  }, 240_000)

  afterAll(async () => {
    await window.app.close()
    photos.remove()
    await rm(userData, { recursive: true, force: true })
  })

  it('are none on a photo that was just taken', async () => {
    await records.press('Patient’s record')
    await addVisit(3, '2026:04:02')
    expect(await panel.lines()).toEqual([])
  })

  it('are painted, named, and in the record at once', async () => {
    const box = await window.pane('photo').locator('.pane-picture').boundingBox()
    if (!box) throw new Error('expected the pane on the screen')
    const place = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const
    await window.page.keyboard.press('b')
    await panel.paint(place(0.4, 0.53), place(0.6, 0.53))
    await window.button('Measure').click()
    await expect.poll(() => panel.pixels()).toBeGreaterThan(100)
    await window.button('Rename: Drawn region 1').click()
    await window.page.getByRole('dialog').getByRole('textbox').fill('  Both   cheeks ')
    await window.page.keyboard.press('Enter')
    await window.button('Ellipse').click()
    await window.page.keyboard.press('Enter')
    await expect.poll(() => panel.lines()).toEqual(['Both cheeks', 'Drawn region 2'])
    expect(await panel.section.innerText()).not.toContain('Not kept')
  })

  it('are painted on, and measured anew', async () => {
    await panel.line('Both cheeks').click()
    const before = await panel.pixels()
    const box = await window.pane('photo').locator('.pane-picture').boundingBox()
    if (!box) throw new Error('expected the pane on the screen')
    await window.button('Paint on: Both cheeks').click()
    expect(await window.button('Measure').isDisabled()).toBe(true)
    await panel.paint(
      [box.x + 0.5 * box.width, box.y + 0.5 * box.height],
      [box.x + 0.5 * box.width, box.y + 0.6 * box.height],
    )
    await window.button('Measure').click()
    await expect.poll(() => panel.pixels()).toBeGreaterThan(before)
    await expect.poll(() => panel.lines()).toEqual(['Both cheeks', 'Drawn region 2'])
  })

  it('are looked at on the other photos of the patient, where they lie on the same skin', async () => {
    await panel.line('Both cheeks').click()
    await records.press('Before | after')
    await new StudioRoom(window).settled()
    await records.text('Laid on each other to').waitFor()
    const changes = window.page.locator('.changes')
    await changes.waitFor()
    expect(await changes.locator('caption').innerText()).toContain('Both cheeks')
    expect(await changes.locator('tbody tr').count()).toBe(3)
    await expectLooks(window.page, 'regions', { host })
    await window.page.keyboard.press('s')
  })

  it('come back with their numbers', async () => {
    const pixels = await panel.pixels()
    await window.button('Close photo').click()
    await window.page.keyboard.press('Control+k')
    await lookAtPhoto()
    await expect.poll(() => panel.lines()).toEqual(['Both cheeks', 'Drawn region 2'])
    await panel.line('Both cheeks').click()
    await expect.poll(() => panel.pixels()).toBe(pixels)
  })

  it('are deleted, and come back after a slip', async () => {
    await window.button('Delete: Drawn region 2').click()
    await expect.poll(() => panel.lines()).toEqual(['Both cheeks'])
    await panel.section.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => panel.lines()).toEqual(['Both cheeks', 'Drawn region 2'])
    await window.button('Delete: Drawn region 2').click()
    await expect.poll(() => panel.lines()).toEqual(['Both cheeks'])
    expect(await window.seriousFaults()).toEqual([])
  })

  it('can be measured, not changed, by whoever may only look', async () => {
    await log.changeTo('Guest', VIEWER)
    const mayOnlyLook = panel.section.getByText('Your role may not write in the record')
    await mayOnlyLook.waitFor()
    await window.page.keyboard.press('Control+k')
    await lookAtPhoto()
    await mayOnlyLook.waitFor()
    await expect.poll(() => panel.lines()).toEqual(['Both cheeks'])
    expect(await window.button('Delete: Both cheeks').count()).toBe(0)
    await window.button('Ellipse').click()
    await window.page.keyboard.press('Enter')
    await expect.poll(() => panel.pixels()).toBeGreaterThan(100)
    expect(await panel.lines()).toEqual(['Both cheeks', 'Drawn region 2'])
    await log.changeTo('Dr Chen', CLINICIAN)
    await expect.poll(() => panel.lines()).toEqual(['Both cheeks'])
  })

  it('stand in the log by their photo, without their names; and a photo that opens is one look at its patient', async () => {
    await log.changeTo('Mei', ADMIN)
    await records.press('Log')
    await expect.poll(() => log.lines().then((lines) => lines.join('\n'))).toMatch(/Delete a drawn region/)
    const lines = await log.lines()
    const all = lines.join('\n')
    expect(all).toMatch(/Keep a drawn region of a photo/)
    expect(all).toMatch(/Change a drawn region/)
    expect(all).not.toMatch(/cheeks/)
    // The newest first: the photo that was on the screen when Guest took over, the page of the record, and from it the photo.
    const guest = lines.flatMap((line) => /Guest.*Look at (a patient|a photo)/.exec(line)?.[1] ?? [])
    expect(guest).toEqual(['a patient', 'a photo', 'a patient', 'a patient'])
    expect(window.complaints).toEqual([])
  })
})
