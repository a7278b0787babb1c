import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Drawing } from './pages/drawing.ts'
import { LogRoom } from './pages/log-room.ts'
import { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'
import { expectLooks } from './support/looks.ts'

const ADMIN = 'clear morning light'
const CLINICIAN = 'a walk along the river'
const VIEWER = 'seven quiet lanterns'

/** A photo that is drawn on, in order: each step goes on from the one before. */
describe.each(hostsFor('tests/e2e/annotations'))('drawing over a photo (%s)', (host) => {
  let userData: string
  let window: MainWindow
  let records: RecordsRoom
  let drawing: Drawing
  let photos: PhotoFolder

  const press = (key: string) => window.page.keyboard.press(key)

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'basalis-annotations-'))
    photos = new PhotoFolder()
    const app = await launchApp({ host, userData, viewport: { width: 1280, height: 720 } })
    window = await new MainWindow(app).ready()
    records = new RecordsRoom(window)
    drawing = new Drawing(window)
    await records.setUp('Mei', ADMIN)
    await records.addClinician('Dr Chen', CLINICIAN)
    await new LogRoom(records).addUser('Guest', 'Viewer: reads patients’ records', VIEWER)
    await records.lock()
    await records.signIn('Dr Chen', CLINICIAN)
    await records.addPatient('2026-0001', '欧阳小梅', '1984-03-09')
    await records.press('New visit')
    await records.press('Save')
    await records.text('0 photos').waitFor()
    await window.dialogGives(await photos.skin(640, 480))
    await records.addPhoto()
    await window.waitForMaps()
    await records.text('Analysis is in the record').waitFor()
  })

  afterAll(async () => {
    await window.app.close()
    photos.remove()
    await rm(userData, { recursive: true, force: true })
  })

  it('begins with nothing drawn, and no canvas for it', async () => {
    await drawing.section.getByText('None yet.').waitFor()
    expect(await drawing.painted('photo')).toBe(0)
  })

  it('draws each kind with the mouse, and shows it over every pane', async () => {
    await drawing.tool('Arrow')
    await drawing.drag('photo', [0.8, 0.8], [0.6, 0.6])
    await drawing.tool('Circle')
    await drawing.drag('map.red', [0.2, 0.2], [0.4, 0.4])
    await drawing.tool('Length')
    await drawing.drag('photo', [0.2, 0.6], [0.4, 0.6])
    await drawing.tool('Outline')
    await drawing.drag('photo', [0.6, 0.2], [0.8, 0.2], [0.8, 0.45], [0.6, 0.45])
    await drawing.tool('Text')
    await drawing.click('photo', [0.2, 0.75])
    await drawing.type('  Look here   again ')
    expect(await drawing.lines()).toEqual([
      'Arrow',
      'Circle',
      expect.stringMatching(/^Length: \d+ px$/),
      'Outline',
      'Text: Look here again',
    ])
    const painted = await drawing.painted('photo')
    expect(painted).toBeGreaterThan(2000)
    for (const layer of ['map.red', 'map.brown', 'map.gray'] as const)
      expect(await drawing.painted(layer)).toBe(painted)
    await expectLooks(window.page, 'drawings', { host })
  })

  it('undoes and does again, by key and by button', async () => {
    await press('Control+z')
    await press('Control+z')
    await expect.poll(() => drawing.lines()).toHaveLength(3)
    await press('Control+Shift+z')
    await expect.poll(() => drawing.lines()).toHaveLength(4)
    await drawing.section.getByRole('button', { name: 'Redo' }).click()
    await expect.poll(() => drawing.lines()).toHaveLength(5)
    expect(await drawing.section.getByRole('button', { name: 'Redo' }).isDisabled()).toBe(true)
  })

  it('moves and resizes what is taken with the mouse, and leaves the photo where it was', async () => {
    const before = await drawing.lines()
    // The right end of the length is its handle once it is selected.
    await drawing.drag('photo', [0.3, 0.6], [0.3, 0.65])
    expect(
      await drawing
        .line(/^Length/)
        .first()
        .getAttribute('aria-pressed'),
    ).toBe('true')
    expect(await drawing.lines()).toEqual(before)
    await drawing.drag('photo', [0.4, 0.65], [0.5, 0.65])
    await expect.poll(() => drawing.lines()).not.toEqual(before)
    await press('Control+z')
    await press('Control+z')
    await expect.poll(() => drawing.lines()).toEqual(before)
  })

  it('is in the record: there after the page was loaded anew', async () => {
    const before = await drawing.lines()
    expect(window.complaints).toEqual([])
    // What was undone is shown at once and written after it.
    await window.page.waitForTimeout(1500)
    await window.page.reload()
    await window.ready()
    // As it loads, a page tries two things that its policy refuses; a test begins to listen after that.
    window.complaints.length = 0
    await window.page.getByRole('button', { name: 'Photo', exact: true }).first().click()
    await window.waitForMaps()
    await expect.poll(() => drawing.lines()).toEqual(before)
    expect(await drawing.painted('map.gray')).toBeGreaterThan(2000)
  })

  it('is done by keys alone: placed, labelled, moved, resized, deleted', async () => {
    await window.pane('photo').locator('.pane-picture').focus()
    await press('e')
    await press('Enter')
    await expect.poll(() => drawing.lines()).toHaveLength(6)
    const placed = await drawing.painted('photo')
    await press('Enter')
    await drawing.type('by keys')
    await expect.poll(() => drawing.lines()).toContain('Circle: by keys')
    await press('Shift+ArrowRight')
    await press('ArrowDown')
    expect(await drawing.painted('photo')).not.toBe(placed)
    await drawing.line('Circle: by keys').focus()
    await expect.poll(() => drawing.line('Circle: by keys').getAttribute('aria-pressed')).toBe('true')
    await press('ArrowLeft')
    await press('Delete')
    await expect.poll(() => drawing.lines()).toHaveLength(5)
    const focused = await window.page.evaluate('document.activeElement.className')
    expect(focused).toContain('annotation-name')
  })

  it('leaves the arrow keys to a button that has the focus', async () => {
    await drawing
      .line(/^Length/)
      .first()
      .click()
    const before = await window.panes()
    await window.button('Move this pane').first().focus()
    await press('ArrowRight')
    await expect.poll(() => window.panes()).toEqual([before[1], before[0], ...before.slice(2)])
    await window.button('Move this pane').nth(1).focus()
    await press('ArrowLeft')
    await expect.poll(() => window.panes()).toEqual(before)
    await window.button(/Layer of pane 1/).focus()
    await press('ArrowDown')
    await window.page.getByRole('listbox').waitFor()
    await press('Escape')
  })

  it('is put away by Escape before Escape means anything else', async () => {
    await press('1')
    await expect.poll(() => window.panes()).toEqual(['photo'])
    await press('r')
    await press('Escape')
    expect(await window.panes()).toEqual(['photo'])
    await press('Escape')
    await expect.poll(() => window.panes()).toHaveLength(4)
  })

  it('can be hidden and shown with one key', async () => {
    await press('h')
    await drawing.section.getByText('Hidden at the moment.').waitFor()
    expect(await drawing.painted('photo')).toBe(0)
    await press('h')
    await expect.poll(() => drawing.painted('photo')).toBeGreaterThan(2000)
  })

  it('has no serious fault of accessibility, and truncates nothing in both languages', async () => {
    for (const language of ['简体中文', 'English']) {
      await window.page.locator('.top-bar .button', { hasText: /简体中文|English/ }).click()
      await window.page.getByRole('option', { name: language }).click()
      expect(await window.seriousFaults()).toEqual([])
      expect(await window.truncated(), language).toEqual([])
    }
    await window.button('Light theme').click()
    expect(await window.seriousFaults()).toEqual([])
    await window.button('Dark theme').click()
    await press('?')
    await window.page.getByRole('alertdialog').waitFor()
    expect(await window.truncated()).toEqual([])
    await press('Escape')
  })

  it('stands in the log by its photo, without what was written', async () => {
    const log = new LogRoom(records)
    await log.changeTo('Mei', ADMIN)
    await records.press('Log')
    await expect.poll(() => log.lines().then((lines) => lines.join('\n'))).toMatch(/Delete an annotation/)
    const lines = (await log.lines()).join('\n')
    expect(lines).toMatch(/Draw an annotation on a photo/)
    expect(lines).not.toMatch(/by keys|Look here/)
  })

  it('can be seen, not changed, by whoever may only look', async () => {
    const log = new LogRoom(records)
    await log.changeTo('Guest', VIEWER)
    await records.search.fill('2026-0001')
    await press('Enter')
    await records.openPhoto()
    await window.waitForMaps()
    await drawing.section.getByText('Annotations can be looked at here, not drawn').waitFor()
    await expect.poll(() => drawing.lines()).toHaveLength(5)
    expect(await drawing.section.getByRole('group', { name: 'Drawing tools' }).count()).toBe(0)
    await drawing.line('Text: Look here again').focus()
    await press('Delete')
    await press('e')
    await drawing.drag('photo', [0.4, 0.4], [0.5, 0.5])
    expect(await drawing.lines()).toHaveLength(5)
  })

  it('lasts as long as the photo where it is nobody’s, and says so', async () => {
    await window.openPhoto(await photos.skin(320, 240))
    await expect.poll(() => window.shownPhoto()).toBe('ready 320 × 240')
    await drawing.section.getByText('Not kept').waitFor()
    await drawing.tool('Arrow')
    await drawing.drag('photo', [0.4, 0.4], [0.6, 0.6])
    expect(await drawing.lines()).toEqual(['Arrow'])
    await records.press('Patients')
    await records.press('Photo')
    expect(await drawing.lines()).toEqual(['Arrow'])
    expect(window.complaints).toEqual([])
  })
})
