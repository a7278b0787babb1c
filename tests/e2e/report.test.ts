import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasProgram, pageCount, textOf } from '../integration/reports/pdf-tools.ts'
import { LogRoom } from './pages/log-room.ts'
import { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { RegionPanel } from './pages/region-panel.ts'
import { ReportRoom } from './pages/report-room.ts'
import { answerFileDialogs } from './support/dialogs.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

const ADMIN = 'clear morning light'
const CLINICIAN = 'a walk along the river'
const VIEWER = 'a window to the yard'
const PASSWORD = 'seven quiet lanterns'
const NAME = '欧阳小梅'

/** A clinic that makes reports, in order: each step goes on from the one before. */
describe.each(hostsFor('tests/e2e/report'))('the report room (%s)', (host) => {
  let folder: string
  let window: MainWindow
  let records: RecordsRoom
  let log: LogRoom
  let room: ReportRoom
  let panel: RegionPanel
  let photos: PhotoFolder
  const file = (name: string): string => join(photos.path, name)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'basalis-report-room-'))
    await chmod(folder, 0o711)
    photos = new PhotoFolder()
    const app = await launchApp({
      host,
      userData: join(folder, 'data'),
      viewport: { width: 1280, height: 720 },
    })
    window = await new MainWindow(app).ready()
    records = new RecordsRoom(window)
    log = new LogRoom(records)
    room = new ReportRoom(records)
    panel = new RegionPanel(window)
    await records.setUp('Mei', ADMIN)
    await records.addClinician('Dr Chen', CLINICIAN)
    await log.addUser('Tom', 'Viewer: reads patients’ records', VIEWER)
    await log.changeTo('Dr Chen', CLINICIAN)
    await records.addPatient('2026-0001', NAME, '1984-03-09')
  })

  afterAll(async () => {
    await window.app.close()
    photos.remove()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  it('says what is missing where the patient has no photo', async () => {
    await records.press('Report…')
    await records.text('A report is made of kept photos.').waitFor()
    expect(await window.seriousFaults()).toEqual([])
    await records.press('Patient’s record')
  })

  it('shows the very file, page by page', async () => {
    await records.press('Record consent Keeping photos in the record')
    await records.press('Save')
    await records.press('New visit')
    await records.press('Save')
    for (const width of [640, 600]) {
      await window.dialogGives(await photos.skin(width, 480))
      await records.addPhoto()
      await window.waitForMaps()
      await records.text('Analysis is in the record').waitFor()
      if (width === 600) {
        await window.button('Ellipse').click()
        await window.page.keyboard.press('Enter')
        await expect.poll(() => panel.pixels()).toBeGreaterThan(100)
      }
      await records.press('Patient’s record')
    }
    await room.open()
    expect(await room.pages.count()).toBe(1)
    expect(await room.inkOf(0)).toBeGreaterThan(0.05)
    expect(await window.truncated()).toEqual([])
    expect(await window.seriousFaults()).toEqual([])
  })

  it('has no more of the name on the screen than is shown of names', async () => {
    await records.text('what is saved and printed has the whole name').waitFor()
    if (hasProgram('pdftotext')) {
      const text = textOf(await room.file())
      expect(text).not.toContain(NAME)
      for (const words of ['欧○○○', '2026-0001', 'Drawn region 1']) expect(text).toContain(words)
    }
    const hidden = await room.shown()
    await records.press('Show names')
    await room.shown(hidden)
    await records.text('What is saved and printed is what is shown.').waitFor()
    if (hasProgram('pdftotext')) expect(textOf(await room.file())).toContain(NAME)
    await records.press('Hide names')
    expect(await room.pages.count()).toBe(0)
    await room.shown()
  })

  it('is made anew for each change, and keeps what was typed', async () => {
    await room.choose('Kind of report', 'Full report')
    expect(await room.pages.count()).toBeGreaterThan(1)
    await room.type('Findings', 'Even tone on both cheeks.')
    await room.choose('Language of the report', '简体中文')
    await room.choose('Paper', 'Letter')
    expect(await room.inkOf(1)).toBeGreaterThan(0.01)
    await records.press('Patient’s record')
    await records.text('2 photos').waitFor()
    await room.open()
    expect(await records.field('Findings').inputValue()).toBe('Even tone on both cheeks.')
    await window.page.keyboard.press('End')
    await records.text(/^Page [2-9]/).waitFor()
  })

  it('is saved as it is shown, or not at all', async () => {
    await answerFileDialogs(window.app, ['cancel', [file('nowhere/report.pdf')], [file('report.pdf')]])
    await records.press('Save…')
    await records.press('Save…')
    await records.text('The result cannot be written.').waitFor()
    await window.page.keyboard.press('Control+s')
    await records.text('The report was saved.').waitFor()
    expect((await readdir(photos.path)).filter((name) => name.endsWith('.pdf'))).toEqual(['report.pdf'])
    const bytes = await readFile(file('report.pdf'))
    expect(pageCount(bytes)).toBe(await room.pages.count())
    if (!hasProgram('pdftotext')) return
    const text = textOf(bytes)
    for (const words of [
      NAME,
      '2026-0001',
      '手绘区域 1',
      'Even tone on both cheeks.',
      'Dr Chen',
      '不用于诊断',
    ])
      expect(text).toContain(words)
  })

  it('is saved for the patient with a password that is typed twice', async () => {
    await answerFileDialogs(window.app, [[file('copy.pdf')]])
    await records.press('With password…')
    const dialog = window.page.getByRole('dialog')
    const save = dialog.getByRole('button', { name: 'Save…' })
    await records.field('Password').fill(PASSWORD)
    await records.field('The same again').fill('another')
    await records.text('The two differ.').waitFor()
    expect(await save.isDisabled()).toBe(true)
    expect(await window.seriousFaults()).toEqual([])
    await records.field('Password').fill('七盏灯，很安静！')
    await records.text('no full-width signs').waitFor()
    await records.field('The same again').fill('七盏灯，很安静！')
    expect(await save.isDisabled()).toBe(true)
    expect(await window.truncated()).toEqual([])
    await records.field('Password').fill(PASSWORD)
    await records.field('The same again').fill(PASSWORD)
    await save.click()
    await records.text('The report was saved.').waitFor()
    const bytes = await readFile(file('copy.pdf'))
    expect(bytes.toString('latin1')).toContain('/Encrypt')
    if (!hasProgram('pdftotext')) return
    expect(textOf(bytes, PASSWORD)).toContain(NAME)
    expect(() => textOf(bytes)).toThrow()
  })

  it('is printed once, one sheet a page, and nothing else on them', async () => {
    await window.page.evaluate(`window.printed = []; window.print = () => {
      const sheets = [...document.querySelectorAll('.print-sheets img')]
      window.printed.push(sheets.map(({ naturalWidth }) => naturalWidth))
    }`)
    await window.page.keyboard.press('Control+p')
    await records.text('The report was handed over to be printed.').waitFor()
    const printed = await window.page.evaluate<number[][]>('window.printed')
    expect(printed).toHaveLength(1)
    expect(printed[0]).toHaveLength(await room.pages.count())
    // 8.5 inches at 200 dots an inch.
    expect(printed[0]?.[0]).toBe(1700)
    await window.page.emulateMedia({ media: 'print' })
    expect(await window.page.locator('#root').isVisible()).toBe(false)
    expect(await window.page.locator('.print-sheets img').first().isVisible()).toBe(true)
    await window.page.emulateMedia({ media: null })
    await window.page.evaluate(`dispatchEvent(new Event('afterprint'))`)
    expect(await window.page.locator('.print-sheets').count()).toBe(0)
  })

  it('begins with the two photos that are on the screen', async () => {
    await records.press('Patient’s record')
    await records.openPhoto()
    await window.waitForMaps()
    await window.page.keyboard.press('Control+p')
    await room.shown()
    expect(
      await window.page.getByRole('group', { name: 'Photo', exact: true }).getByRole('button').innerText(),
    ).toContain('Front')
  })

  it('goes with the lock, and nothing of it stays to be fetched', async () => {
    const address = await window.page.evaluate<string>(`performance.getEntriesByType('resource')
      .map(({ name }) => name).filter((name) => name.includes('/report/')).at(-1)`)
    const status = (): Promise<number> =>
      window.page.evaluate<number>(`fetch(${JSON.stringify(address)}).then(({ status }) => status)`)
    expect(await status()).toBe(200)
    await records.lock()
    expect(await window.page.locator('.report-room').count()).toBe(0)
    expect(await status()).toBe(404)
  })

  it('is not for a viewer', async () => {
    await records.signIn('Tom', VIEWER)
    await records.text('2 photos').waitFor()
    expect(await window.button('Report…').count()).toBe(0)
    const codes = await window.page.evaluate<string[]>(`(async () => {
      const { value: [{ id }] } = await basalis.call['patient:find']({ typed: '', limit: 1 })
      const { value } = await basalis.call['patient:get']({ id })
      const report = crypto.randomUUID()
      const texts = { title: '', findings: '', advice: '' }
      const wish = { patient: id, template: 'one-page', paper: 'a4', language: 'en', before: null, strip: [],
        photo: value.visits[0].photos[0].id, lights: [], regions: null, drawn: true, texts, nameHidden: true }
      const answers = [
        await basalis.call['report:make']({ wish }),
        await basalis.call['report:save']({ report, password: null }),
        await basalis.call['report:print']({ report }),
      ]
      return answers.map(({ error }) => error.code)
    })()`)
    expect(codes).toEqual(Array(3).fill('ROLE_REFUSED'))
  })

  it('stands in the log: made, saved and printed, with every photo that left', async () => {
    await log.changeTo('Mei', ADMIN)
    await records.press('Log')
    const count = async (action: string): Promise<number> => {
      await log.choose('Action', action)
      await expect.poll(async () => (await log.lines()).length).toBeGreaterThan(0)
      await expect.poll(async () => (await log.lines()).every((line) => line.includes(action))).toBe(true)
      return (await log.lines()).filter((line) => line.includes('Done')).length
    }
    expect(await count('Save a report')).toBe(2)
    expect(await count('Print a report')).toBe(1)
    expect(await count('Make a report')).toBeGreaterThan(0)
    // Two photos each time: two files, one printing.
    expect(await count('Export from a record')).toBe(6)
    // The report that was gone was asked for.
    expect(window.complaints.filter((text) => !text.includes('404'))).toEqual([])
  })
})
