import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LogRoom } from './pages/log-room.ts'
import { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { answerFileDialogs } from './support/dialogs.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'
import { chunksOf } from './support/png-chunks.ts'

const ADMIN = 'clear morning light'
const CLINICIAN = 'a walk along the river'
const VIEWER = 'a window to the yard'
const NAME = '欧阳小梅'
const REASON = 'Your role does not take patients’ photos out of the program.'

/** A clinic that takes pictures of the screen along, in order: each step goes on from the one before. */
describe.each(hostsFor('tests/e2e/export'))('a picture of the view (%s)', (host) => {
  let folder: string
  let window: MainWindow
  let records: RecordsRoom
  let room: LogRoom
  let photos: PhotoFolder

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'basalis-export-'))
    await chmod(folder, 0o711)
    photos = new PhotoFolder()
    const app = await launchApp({
      host,
      userData: join(folder, 'data'),
      viewport: { width: 1280, height: 720 },
    })
    window = await new MainWindow(app).ready()
    records = new RecordsRoom(window)
    room = new LogRoom(records)
  })

  afterAll(async () => {
    await window.app.close()
    photos.remove()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  it('of nobody’s photo is saved by whoever is at the desk, whole or not at all', async () => {
    await window.openSample()
    const file = join(photos.path, 'view.png')
    await answerFileDialogs(window.app, ['cancel', [join(photos.path, 'nowhere', 'view.png')], [file]])
    await window.page.keyboard.press('Control+e')
    await expect.poll(() => window.button('Save…').isEnabled()).toBe(true)
    await window.button('Save…').click()
    expect(await window.dialogText()).toContain('The result cannot be written.')
    await window.button('Close').click()
    expect(await readdir(photos.path)).toEqual([])
    await window.button('Save…').click()
    await records.text('Saved').waitFor()
    expect(await readdir(photos.path)).toEqual(['view.png'])
    expect(await window.button('Enlarge').count()).toBe(4)
  })

  it('has the pixels of the screen without what can be pressed, a colour profile, and nothing else', async () => {
    const png = await readFile(join(photos.path, 'view.png'))
    const names = new Set(chunksOf(png).map(({ name }) => name))
    expect(names).toEqual(new Set(['IHDR', 'iCCP', 'pHYs', 'IDAT', 'IEND']))
    const [view, bar] = await Promise.all(
      ['.room', '.status-bar'].map((part) => window.page.locator(part).boundingBox()),
    )
    if (!view || !bar) throw new Error('expected the room and the line below it, found one of them missing')
    const clip = { x: view.x, y: view.y, width: view.width, height: bar.y + bar.height - view.y }
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true })
    expect(info).toMatchObject({ width: clip.width, height: clip.height, channels: 3 })
    await window.page.mouse.move(5, 5)
    await window.page.evaluate(`document.querySelector('.room').dataset.pictured = ''`)
    const seen = await sharp(await window.page.screenshot({ clip }))
      .removeAlpha()
      .raw()
      .toBuffer()
    await window.page.evaluate(`delete document.querySelector('.room').dataset.pictured`)
    const differing = data.filter((value, at) => Math.abs(value - (seen[at] ?? 0)) > 8).length
    expect(differing / data.length).toBeLessThan(0.001)
    // Not a picture of nothing: the photo and the maps have many colours.
    const { entropy } = await sharp(png).stats()
    expect(entropy).toBeGreaterThan(3)
  })

  it('is put onto the clipboard', async () => {
    await window.page.keyboard.press('Control+Shift+C')
    await records.text('Copied').waitFor()
    expect(await window.truncated()).toEqual([])
    expect(await window.seriousFaults()).toEqual([])
  })

  it('of a patient’s photo is saved and copied by a clinician', async () => {
    await records.setUp('Mei', ADMIN)
    await records.addClinician('Dr Chen', CLINICIAN)
    await room.addUser('Tom', 'Viewer: reads patients’ records', VIEWER)
    await room.changeTo('Dr Chen', CLINICIAN)
    await records.addPatient('2026-0001', NAME, '1984-03-09')
    await records.press('Record consent Keeping photos in the record')
    await records.press('Save')
    await records.press('New visit')
    await records.press('Save')
    await window.dialogGives(await photos.skin(640, 480))
    await records.addPhoto()
    await window.page.locator('.patient-banner').waitFor()
    await window.waitForMaps()
    await answerFileDialogs(window.app, [
      [join(photos.path, 'nowhere', 'kept.png')],
      [join(photos.path, 'kept.png')],
    ])
    await window.button('Save…').click()
    expect(await window.dialogText()).toContain('The result cannot be written.')
    await window.button('Close').click()
    await window.button('Save…').click()
    await records.text('Saved').waitFor()
    await window.button('Copy').click()
    await records.text('Copied').waitFor()
    expect((await readdir(photos.path)).sort()).toEqual(['kept.png', 'skin-640.jpg', 'view.png'])
  })

  it('of a patient’s photo is not to be had by a viewer, who is told why', async () => {
    await room.changeTo('Tom', VIEWER)
    await records.text(REASON).waitFor()
    expect(await window.button('Save…').isDisabled()).toBe(true)
    expect(await window.button('Copy').isDisabled()).toBe(true)
    await window.page.keyboard.press('Control+e')
    await expect.poll(() => window.page.locator('.status-bar').innerText()).toContain(REASON)
    // Also where the page is not what it should be.
    const answers = await window.page.evaluate<{ error: { code: string } }[]>(`(async () => {
      const { value } = await basalis.call['app:get-state']()
      const picture = {
        area: { x: 0, y: 0, width: 100, height: 100 },
        photos: [value.session.shown.view.record.photo],
        purpose: 'own-copy',
      }
      return [
        await basalis.call['view:save'](picture),
        await basalis.call['view:copy'](picture),
        await basalis.call['view:copy']({ ...picture, photos: [] }),
      ]
    })()`)
    expect(answers.map(({ error }) => error.code)).toEqual(Array(3).fill('ROLE_REFUSED'))
    expect(await window.seriousFaults()).toEqual([])
  })

  it('stands in the log, photo by photo, also where it failed or was refused', async () => {
    await room.changeTo('Mei', ADMIN)
    await records.press('Log')
    await room.choose('Action', 'Export from a record')
    await expect.poll(async () => (await room.lines()).length).toBe(6)
    const lines = (await room.lines()).map(
      (line) => /(Dr Chen|Tom) \w+ .*?(Done|Failed|Refused)/.exec(line)?.slice(1).join(' ') ?? line,
    )
    expect(lines).toEqual([
      ...Array<string>(3).fill('Tom Refused'),
      'Dr Chen Done',
      'Dr Chen Done',
      'Dr Chen Failed',
    ])
    expect(window.complaints).toEqual([])
  })
})
