import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

/** Photos on their way into a record, in order: each step goes on from the one before. */
describe.each(hostsFor('tests/e2e/photo-intake'))('photos for a record (%s)', (host) => {
  let userData: string
  let window: MainWindow
  let records: RecordsRoom
  let photos: PhotoFolder

  const tiles = (): Locator => window.page.locator('.photo-tile .tile')
  const site = (): Locator => window.page.getByRole('combobox', { name: 'Body site' })
  const dialog = (): Locator => window.page.getByRole('dialog')
  const pressInDialog = (name: string): Promise<void> =>
    dialog().getByRole('button', { name, exact: true }).click()

  /** The photo has been analysed, and the patient's page is there again. */
  const analysed = async (): Promise<void> => {
    await records.text('Analysis is in the record').waitFor()
    await records.press('Patient’s record')
    await tiles().first().waitFor()
  }

  /** The clips of reasons that the voice has fetched so far. */
  const spokenReasons = (): Promise<string[]> =>
    window.page.evaluate(
      `performance.getEntriesByType('resource').flatMap(({ name }) => /reason-[a-z-]+/.exec(name) ?? [])`,
    )

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'basalis-photo-intake-'))
    photos = new PhotoFolder()
    const app = await launchApp({ host, userData, viewport: { width: 1280, height: 720 } })
    window = await new MainWindow(app).ready()
    records = new RecordsRoom(window)
    await records.setUpWithPatient()
  })

  afterAll(async () => {
    await window.app.close()
    photos.remove()
    await rm(userData, { recursive: true, force: true })
  })

  it('have to wait for a visit', async () => {
    const photo = await photos.skin(320, 240)
    await window.dropOn(records.text('No visits yet'), photo)
    expect(await window.dialogText()).toContain('There is no visit yet')
    await records.press('Close')
    await records.press('New visit')
    await records.field('Reason').fill('Before the first session')
    await records.press('Save')
    await records.text('0 photos').waitFor()
  })

  it('take nobody away from what they are writing', async () => {
    await records.press('Edit visit')
    await records.field('Notes').fill('Nothing since the last visit')
    await window.dropOn(window.page.locator('.patient-head'), await photos.skin(312, 240))
    expect(await window.dialogText()).toContain('Something on this page is not saved yet.')
    expect(await window.seriousFaults()).toEqual([])
    await records.press('Close')
    expect(await records.field('Notes').inputValue()).toBe('Nothing since the last visit')
    expect(await tiles().count()).toBe(0)
    await records.press('Save')
    await records.text('Nothing since the last visit').waitFor()
  })

  it('are asked for their body site where they are a detail', async () => {
    await records.choose('Front View', 'Detail')
    await site().fill('left ch')
    await window.page.getByRole('option', { name: 'Left cheek' }).click()
    await window.dialogGives(await photos.skin(300, 240))
    await records.addPhoto()
    await analysed()
    expect(await tiles().innerText()).toContain('Detail · Left cheek')
  })

  it('may have a body site that nobody has thought of, which is offered from then on', async () => {
    await records.choose('Front View', 'Detail')
    await site().fill('behind the ear')
    await window.page.keyboard.press('Tab')
    await window.dialogGives(await photos.skin(304, 240))
    await records.addPhoto()
    await analysed()
    await expect.poll(() => tiles().allInnerTexts()).toContainEqual(expect.stringContaining('behind the ear'))
    await records.choose('Front View', 'Detail')
    await site().click()
    const offered = await window.page.getByRole('option').allInnerTexts()
    expect(offered.slice(0, 3)).toEqual(['Left cheek', 'behind the ear', 'Scalp'])
    await window.page.keyboard.press('Escape')
  })

  it('are repeated shot by shot, and the page says what two shots differ by', async () => {
    expect(await window.page.locator('.repeat-noise').count()).toBe(0)
    await window.dialogGives(await photos.skin(296, 232))
    const first = window.page.locator('.photo-tile').filter({ hasText: 'Left cheek' })
    await first.getByRole('button', { name: 'Repeat shot of this photo' }).click()
    await records.keepAllTheSame()
    await analysed()
    const repeat = window.page.locator('.photo-tile').filter({ hasText: 'Repeat shot' })
    await expect.poll(() => repeat.allInnerTexts()).toEqual([expect.stringContaining('Detail · Left cheek')])
    const noise = window.page.locator('.repeat-noise')
    await expect.poll(() => noise.innerText()).toMatch(/\(1 pair\)[^]*Red\s+0\.\d{4} · CV \d+\.\d %/)
  })

  it('are dropped on a visit after whose it is has been read, and opened', async () => {
    const photo = await photos.skin(288, 224, 'from-the-camera.jpg')
    expect(await window.dragOver(window.page.locator('.visit header'), photo)).toMatch(
      /^Drop to add to the visit of /,
    )
    await window.dropOn(window.page.locator('.visit header'), photo)
    const said = await dialog().innerText()
    for (const part of ['2026-0001', 'Mar 9, 1984', 'Before the first session', 'from-the-camera.jpg'])
      expect(said).toContain(part)
    expect(said).not.toContain('小梅')
    expect(await window.seriousFaults()).toEqual([])
    expect(await window.truncated()).toEqual([])
    await dialog().getByRole('button', { name: 'Front View' }).click()
    await window.page.getByRole('option', { name: 'Left', exact: true }).click()
    await pressInDialog('Add to the record')
    await records.keepAllTheSame()
    await expect.poll(() => window.page.locator('.patient-banner').innerText()).toContain('2026-0001')
    await analysed()
    await expect.poll(() => tiles().allInnerTexts()).toContainEqual(expect.stringMatching(/^Left$/m))
  })

  it('are dropped several at a time, each with its own view, and what is no photo is named', async () => {
    const before = await tiles().count()
    const two = [await photos.skin(280, 216, 'one.jpg'), await photos.skin(272, 208, 'two.jpg')]
    const other = photos.write('letter.pdf', '%PDF-1.7 a letter')
    await window.dropOn(window.page.locator('.patient-head'), two[0] ?? '', other, two[1] ?? '')
    await dialog().getByRole('group', { name: 'Photo 3' }).getByRole('button', { name: 'Front View' }).click()
    await window.page.getByRole('option', { name: 'Right' }).click()
    await pressInDialog('Add to the record')
    await records.keepAllTheSame()
    await dialog().getByRole('alert').waitFor()
    const lines = await dialog().locator('.outcome').allInnerTexts()
    expect(lines.map((line) => line.replaceAll(/\s+/g, ' '))).toEqual([
      'one.jpg In the record.',
      expect.stringMatching(/^letter\.pdf Expected a JPEG, PNG, WebP, HEIC or DICOM photo; this is a PDF/),
      'two.jpg In the record.',
    ])
    await pressInDialog('Close')
    await expect.poll(() => tiles().count()).toBe(before + 2)
    expect((await tiles().allInnerTexts()).filter((text) => /^Right$/m.test(text))).toHaveLength(1)
  })

  it('say why where they do not meet the rules of capture, and are left out or kept for a reason', async () => {
    const before = await tiles().count()
    const noFace = [await photos.skin(260, 196, 'left-out.jpg'), await photos.skin(256, 192, 'kept.jpg')]
    await window.dropOn(window.page.locator('.patient-head'), ...noFace)
    await pressInDialog('Add to the record')
    const kept = dialog().getByRole('group', { name: 'Photo 2' })
    await kept.waitFor()
    expect(await dialog().innerText()).toContain('2 photos are hard to compare with others')
    await expect.poll(() => spokenReasons()).toEqual(['reason-show-face'])
    expect(await kept.innerText()).toContain('No whole face is in the photo.')
    await kept.getByText('Measured values').click()
    expect(await kept.innerText()).toContain('Faces · 0 · expected 1')
    await kept.getByRole('button', { name: 'What to do' }).click()
    await window.page.getByRole('option', { name: 'Another reason' }).click()
    expect(await dialog().getByRole('button', { name: 'Go on' }).isDisabled()).toBe(true)
    await kept.getByLabel('In your words').fill('A test of the gate')
    expect(await window.seriousFaults()).toEqual([])
    expect(await window.truncated()).toEqual([])
    await pressInDialog('Go on')
    await expect.poll(() => tiles().count()).toBe(before + 1)
    const mark = window.page.locator('.quality-mark').filter({ hasText: 'A test of the gate' })
    expect(await mark.innerText()).toMatch(/Kept although[^]*No whole face[^]*Another reason[^]*Dr Chen/)
  })

  it('are recognised where the patient’s record holds them already, and left out or added once more', async () => {
    const before = await tiles().count()
    const known = await photos.skin(296, 232)
    for (const [again, after] of [
      [false, before],
      [true, before + 1],
    ] as const) {
      await window.dropOn(window.page.locator('.patient-head'), known)
      await dialog().getByRole('button', { name: 'Front View' }).click()
      await window.page.getByRole('option', { name: 'Detail' }).click()
      await pressInDialog('Add to the record')
      await dialog().locator('.known-note').waitFor()
      const said = await dialog().innerText()
      expect(said).toContain('This photo is in a record already')
      expect(said).toMatch(/Already in this patient’s record: visit of .+, Detail · Left cheek\./)
      expect(await window.seriousFaults()).toEqual([])
      expect(await window.truncated()).toEqual([])
      if (again) {
        await records.keepAllTheSame()
        await analysed()
      } else await pressInDialog('Go on')
      await expect.poll(() => dialog().count()).toBe(0)
      await expect.poll(() => tiles().count()).toBe(after)
    }
  })

  it('come in a folder, with those of the folders in it, and what is no photo is counted', async () => {
    const before = await tiles().count()
    const folder = join(photos.path, 'card')
    mkdirSync(join(folder, 'below'), { recursive: true })
    const real = await photos.skin(252, 190, 'outside.jpg')
    copyFileSync(real, join(folder, 'a2.jpg'))
    copyFileSync(await photos.skin(248, 186, 'outside-too.jpg'), join(folder, 'below', 'a10.jpg'))
    symlinkSync(real, join(folder, 'link.jpg'))
    symlinkSync(photos.path, join(folder, 'link-to-folder'))
    writeFileSync(join(folder, '.hidden.jpg'), 'hidden')
    writeFileSync(join(folder, 'notes.txt'), 'notes')
    await window.dropOn(window.page.locator('.patient-head'), folder)
    await dialog().waitFor()
    expect(await dialog().innerText()).toMatch(/Add 2 photos[^]*1 file is not a photo\./)
    expect(await dialog().locator('.intake-file .file-name').allInnerTexts()).toEqual(['a2.jpg', 'a10.jpg'])
    expect(await window.seriousFaults()).toEqual([])
    expect(await window.truncated()).toEqual([])
    await dialog().getByRole('group', { name: 'All of them' }).getByRole('button').click()
    await window.page.getByRole('option', { name: 'Left', exact: true }).click()
    await pressInDialog('Add to the record')
    await records.keepAllTheSame()
    await expect.poll(() => dialog().count()).toBe(0)
    await expect.poll(() => tiles().count()).toBe(before + 2)
  })

  it('are chosen as a folder, whose photos are not added where the dialog is closed', async () => {
    const before = await tiles().count()
    const folder = join(photos.path, 'chosen')
    mkdirSync(folder)
    copyFileSync(await photos.skin(244, 182, 'chosen-one.jpg'), join(folder, 'one.jpg'))
    const asked = window.page.waitForEvent('filechooser')
    await window.page.getByRole('button', { name: 'Add a folder…' }).first().click()
    await (await asked).setFiles(folder)
    await dialog().getByText('one.jpg').waitFor()
    await window.page.keyboard.press('Escape')
    await expect.poll(() => dialog().count()).toBe(0)
    expect(await tiles().count()).toBe(before)
    rmSync(join(folder, 'one.jpg'))
    writeFileSync(join(folder, 'notes.txt'), 'notes')
    await window.dropOn(window.page.locator('.patient-head'), folder)
    expect(await window.dialogText()).toMatch(/No photos in this folder[^]*1 file is not a photo\./)
    await records.press('Close')
  })

  it('are pasted, and not added where the dialog is closed', async () => {
    const before = await tiles().count()
    const base64 = readFileSync(await photos.skin(264, 200, 'copied.jpg')).toString('base64')
    const paste = `{
      const bytes = Uint8Array.from(atob('${base64}'), (c) => c.charCodeAt(0))
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }))
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }`
    await window.page.evaluate(paste)
    await dialog().waitFor()
    // What comes while those of before are being added is not taken for them.
    await window.page.evaluate(paste.replace('image.png', 'other.png'))
    expect(await dialog().locator('.file-name').allInnerTexts()).toEqual(['image.png'])
    await window.page.keyboard.press('Escape')
    await expect.poll(() => dialog().count()).toBe(0)
    expect(await tiles().count()).toBe(before)
    await window.page.evaluate(paste)
    await pressInDialog('Add to the record')
    await records.keepAllTheSame()
    await analysed()
    await expect.poll(() => tiles().count()).toBe(before + 1)
    expect(window.complaints).toEqual([])
  })

  it('are held back where another patient’s record holds them, without saying whose it is', async () => {
    await records.press('All patients')
    await records.addPatient('2026-0002', 'Anna Berg', '1990-01-02')
    await records.press('New visit')
    await records.press('Save')
    await records.text('0 photos').waitFor()
    await window.dropOn(window.page.locator('.patient-head'), await photos.skin(296, 232))
    await pressInDialog('Add to the record')
    await dialog().locator('.known-note').waitFor()
    const said = await dialog().innerText()
    expect(said).toContain('The very same photo is in another patient’s record.')
    expect(said).toContain('Its number is shown once names are shown.')
    for (const part of ['2026-0001', '欧', 'Left cheek']) expect(said).not.toContain(part)
    await dialog().getByRole('button', { name: 'What to do' }).click()
    await window.page.getByRole('option', { name: 'Another reason' }).click()
    expect(await dialog().getByRole('button', { name: 'Go on' }).isDisabled()).toBe(true)
    expect(await window.seriousFaults()).toEqual([])
    expect(await window.truncated()).toEqual([])
    await window.page.keyboard.press('Escape')
    await expect.poll(() => dialog().count()).toBe(0)
    expect(await tiles().count()).toBe(0)
  })

  it('are nobody’s where they are dropped elsewhere', async () => {
    const before = await tiles().count()
    await window.dropOn(window.page.locator('.status-bar'), await photos.skin(256, 192))
    await window.pane('photo').waitFor()
    await expect.poll(() => window.page.locator('.patient-banner').count()).toBe(0)
    // Asked only now: a page that asks for the state is taken for one that begins anew, and what it was sending is given up.
    expect(await window.shownPhoto()).toMatch(/256 × 192$/)
    await records.press('Patients')
    await expect.poll(() => tiles().count()).toBe(before)
  })
})
