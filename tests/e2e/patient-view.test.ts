import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

const ADMIN = 'clear morning light'
const CLINICIAN = 'a walk along the river'

/** What a patient sees of their own photo, in order: each step goes on from the one before. */
describe.each(hostsFor('tests/e2e/patient-view'))('the view for the patient (%s)', (host) => {
  let folder: string
  let window: MainWindow
  let records: RecordsRoom
  let photos: PhotoFolder

  const press = (...keys: readonly string[]) =>
    keys.reduce<Promise<void>>(
      (before, key) => before.then(() => window.page.keyboard.press(key)),
      Promise.resolve(),
    )
  const headings = () => window.page.locator('.plain-heading h2').allInnerTexts()

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'basalis-patient-'))
    await chmod(folder, 0o711)
    photos = new PhotoFolder()
    const app = await launchApp({
      host,
      userData: join(folder, 'data'),
      viewport: { width: 1280, height: 720 },
    })
    window = await new MainWindow(app).ready()
    records = new RecordsRoom(window)
    await records.setUpWithPatient(ADMIN, CLINICIAN)
    await records.press('New visit')
    await records.press('Save')
    await window.dialogGives(await photos.skin(640, 480))
    await records.addPhoto()
    await window.waitForMaps()
  })

  afterAll(async () => {
    await window.app.close()
    photos.remove()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  it('is the panes alone in plain words, with the notice and the day, and no name or number', async () => {
    expect(await window.page.locator('body').innerText()).toContain('2026-0001')
    await window.button('Show to the patient').click()
    await window.page.locator('.plain-heading').first().waitFor()
    expect(await headings()).toEqual([
      'Your photo',
      'Red: blood below the surface',
      'Brown: pigment near the surface',
      'Gray: deeper pigment and folds',
    ])
    const text = await window.page.locator('body').innerText()
    expect(text).toContain('Not a medical device, not for diagnosis.')
    expect(text).toMatch(/Your photo\s+[A-Z][a-z]+ \d+, \d{4}/)
    expect(text).not.toMatch(/2026-0001|欧阳|梅|1984|Dr Chen|Patients/)
    expect(await window.page.getByRole('button').allInnerTexts()).toEqual([''])
    expect(await window.seriousFaults()).toEqual([])
    expect(await window.truncated()).toEqual([])
  })

  it('has the keys that look at the photo, and none that lead anywhere else', async () => {
    await window.dialogGives(await photos.skin(320, 240))
    await press('Control+k', 'Control+o', 'Control+u', 'Control+e', 'p', '?')
    expect(await headings()).toHaveLength(4)
    await press('r')
    expect(await window.page.locator('.annotation-layer[data-tool]').count()).toBe(0)
    expect(await window.page.locator('[role="dialog"], [role="alertdialog"]').count()).toBe(0)
    await press('5')
    await expect.poll(headings).toEqual(['Brown: pigment near the surface'])
    await press('8', '+')
    await expect.poll(headings).toEqual(['Under simulated yellow light'])
    await press('s')
    await expect.poll(headings).toHaveLength(4)
    expect(await window.shownPhoto()).toBe('ready 640 × 480')
  })

  it('is left by its key, by Escape and by the button in the corner', async () => {
    const banner = window.page.locator('.patient-banner')
    for (const leave of [
      () => press('v'),
      () => press('Escape'),
      () => window.button('End the view for the patient').click(),
    ]) {
      expect(await banner.count()).toBe(0)
      await leave()
      await banner.waitFor()
      await window.button('Show to the patient').waitFor()
      await press('v')
      await window.page.locator('.plain-heading').first().waitFor()
    }
  })

  it('ends with the lock, and does not come back with whoever signs in', async () => {
    await press('Control+l')
    await records.text('The records are locked').waitFor()
    expect(await window.page.locator('.plain-heading').count()).toBe(0)
    await records.signIn('Dr Chen', CLINICIAN)
    await records.openPhoto()
    await window.page.locator('.patient-banner').waitFor()
    expect(await window.page.locator('.plain-heading').count()).toBe(0)
    expect(window.complaints).toEqual([])
  })

  it('is said in Chinese as well', async () => {
    await window.waitForMaps()
    await records.choose('Language', '简体中文')
    await press('v')
    await expect
      .poll(headings)
      .toEqual(['您的照片', '红色：皮下血液分布', '棕色：浅层色素分布', '灰色：深层色素与纹路'])
    expect(await window.truncated()).toEqual([])
    expect(await window.seriousFaults()).toEqual([])
  })
})
