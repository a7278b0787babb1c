import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../src/main/bundle/bundle-format.ts'
import { LogRoom } from './pages/log-room.ts'
import { MainWindow } from './pages/main-window.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { TransferDialog } from './pages/transfer-dialog.ts'
import { answerFileDialogs } from './support/dialogs.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

const ADMIN = 'clear morning light'
const CLINICIAN = 'a walk along the river'
const PASSWORD = 'twelve signs and more'
const FACE = join(import.meta.dirname, '..', '..', 'resources', 'demo', 'demo-001-visit-0.jpg')

/** A record on its way out and back, in order: each step goes on from the one before. */
describe.each(hostsFor('tests/e2e/patient-export'))('an export from a record (%s)', (host) => {
  let folder: string
  let window: MainWindow
  let records: RecordsRoom
  let dialog: TransferDialog

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'basalis-out-'))
    const userData = join(folder, 'data')
    const app = await launchApp({ host, userData, viewport: { width: 1280, height: 720 } })
    window = await new MainWindow(app).ready()
    records = new RecordsRoom(window)
    dialog = new TransferDialog(records)
    await records.setUpWithPatient(ADMIN, CLINICIAN)
  })

  afterAll(async () => {
    await window.app.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  const around = async (): Promise<string[]> => (await readdir(folder)).filter((name) => name !== 'data')
  const out = (name: string): string => join(folder, name)

  it('begins with a photo of a face that was analysed', async () => {
    await records.press('New visit')
    await records.press('Save')
    await answerFileDialogs(window.app, [[FACE]])
    await records.addFirstPhoto()
    await window.waitForMaps()
    await records.text('Analysis is in the record').waitFor()
    await records.press('Patients')
  })

  it('is blocked where nobody was asked, says why, and has no fault of reading or of room', async () => {
    await records.press('Export…')
    await records
      .text('The patient was never asked for this consent: Keeping photos in the record.')
      .waitFor()
    expect(await dialog.begin.isDisabled()).toBe(true)
    await dialog.choose('What for', 'Marketing')
    await records.text('So nothing can leave for this.').waitFor()
    expect(await window.seriousFaults()).toEqual([])
    expect(await window.truncated()).toEqual([])
  })

  it('offers to mask the eyes for teaching, and they are black then, in the photo and in its maps', async () => {
    await dialog.choose('What for', 'Teaching')
    await records.text('So photos can leave with the eyes masked only.').waitFor()
    await dialog.choose('Into', 'A folder')
    expect(await dialog.begin.isDisabled()).toBe(true)
    await records.text('Mask the eyes in every photo').click()
    expect(await window.truncated()).toEqual([])
    await answerFileDialogs(window.app, [[out('masked')]])
    await dialog.begin.click()
    await window.page.getByRole('img', { name: 'Masked picture 1' }).waitFor()
    // The dialog goes, and what waits is said where it was.
    await window.page.keyboard.press('Escape')
    await records.text('An export waits until somebody has looked').waitFor()
    expect(await window.page.getByRole('alertdialog').count()).toBe(0)
    await records.press('Look at them')
    await window.page.getByRole('img', { name: 'Masked picture 1' }).waitFor()
    const go = window.button('Export 1 photo')
    expect(await go.isDisabled()).toBe(true)
    expect(await window.seriousFaults()).toEqual([])
    expect(await window.truncated()).toEqual([])
    await records.text('I have looked at all of them').click()
    await records.text('Leave out picture 1').click()
    expect(await window.button('Export 0 photos').isDisabled()).toBe(true)
    await records.text('Leave out picture 1').click()
    await go.click()
    await records.text('Exported: 1 patient, 1 photo.').waitFor()
    expect(await window.seriousFaults()).toEqual([])
    expect(await window.truncated()).toEqual([])
    await dialog.close()
    await expect.poll(() => records.text('Exported: 1 patient, 1 photo.').count()).toBe(0)

    const [photo = ''] = await readdir(join(out('masked'), 'photos'))
    const masked = await sharp(join(out('masked'), 'photos', photo))
      .raw()
      .toBuffer({ resolveWithObject: true })
    const original = await sharp(FACE).raw().toBuffer()
    const { width, height } = masked.info
    const black = (x: number, y: number): boolean =>
      masked.data.subarray(3 * (y * width + x), 3 * (y * width + x) + 3).every((value) => value === 0)
    // The rendered face looks straight ahead from the middle of the picture: pupils at these shares of it.
    for (const x of [0.37, 0.63]) expect(black(Math.round(x * width), Math.round(0.41 * height))).toBe(true)
    // Nothing else of it was painted over.
    const last = 3 * (width * (height - 1))
    expect(
      masked.data.subarray(last).every((value, at) => Math.abs(value - (original[last + at] ?? 0)) < 40),
    ).toBe(true)
    const [analysis = ''] = await readdir(join(out('masked'), 'layers'))
    const red = await sharp(join(out('masked'), 'layers', analysis, 'red.png'))
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(red.info).toMatchObject({ width, height })
    const text = await readFile(join(out('masked'), 'patient.json'), 'utf8')
    expect(text).not.toMatch(/欧阳|2026-0001|1984/)
  })

  it('whose dialog was closed leaves nothing behind', async () => {
    await records.press('Record consent Keeping photos in the record')
    await records.press('Save')
    await records.press('Export…')
    await dialog.password(PASSWORD)
    await answerFileDialogs(window.app, ['cancel'])
    await dialog.begin.click()
    await expect.poll(() => dialog.begin.isEnabled()).toBe(true)
    expect(await around()).toEqual(['masked'])
  })

  it('as the patient’s own copy goes into a zip with a password, whole', async () => {
    await answerFileDialogs(window.app, [[out('own.zip')]])
    await dialog.begin.click()
    await records.text('Everything is in it: it can be imported again.').waitFor()
    await dialog.close()
    expect((await around()).sort()).toEqual(['masked', 'own.zip'])
    expect((await readFile(out('own.zip'))).includes('欧阳')).toBe(false)
    const manifest = JSON.parse(await readFile(join(out('masked'), 'manifest.json'), 'utf8')) as Manifest
    expect(manifest).toMatchObject({ purpose: 'teaching', eyesMasked: true, named: false, whole: false })
  })

  it('holds a page for the visit as PDF, and the record as FHIR', async () => {
    await records.press('Export…')
    await dialog.choose('Into', 'A folder')
    await answerFileDialogs(window.app, [[out('own')]])
    await dialog.begin.click()
    await records.text('Exported: 1 patient, 1 photo.').waitFor()
    await dialog.close()
    const [page = ''] = await readdir(join(out('own'), 'reports'))
    const pdf = await readFile(join(out('own'), 'reports', page))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.length).toBeGreaterThan(50_000)
    expect(await readFile(join(out('own'), 'fhir.json'), 'utf8')).toContain('"DiagnosticReport"')
  })

  it('comes back by an admin, but not over a number that is there', async () => {
    const room = new LogRoom(records)
    await room.changeTo('Mei', ADMIN)
    await records.press('People')
    await dialog.look(window, out('own.zip'), 'another password')
    await records.text('The password does not open this file.').waitFor()
    await dialog.again(window, out('own.zip'), PASSWORD)
    await records.text('There is nothing new in it.').waitFor()
    expect(await dialog.import.count()).toBe(0)
    expect(await window.seriousFaults()).toEqual([])
    await window.page.keyboard.press('Escape')

    await records.press('Erase a patient…')
    await records.field('Clinic number').fill('2026-0001')
    await records.typeDate('Date of birth', '1984-03-09')
    await records.press('Go on…')
    await records.field('Type the clinic number again').fill('2026-0001')
    await records.press('Erase for ever')
    await records.text('The patient has been erased.').waitFor()

    await dialog.look(window, out('own.zip'), PASSWORD)
    await records.text(/An export of .*: 1 patient, 1 photo\./).waitFor()
    await dialog.import.click()
    await records.text('Imported: 1 patient, 1 photo.').waitFor()
    expect(await window.truncated()).toEqual([])

    await room.changeTo('Dr Chen', CLINICIAN)
    await records.search.fill('2026-0001')
    await window.page.keyboard.press('Enter')
    await window.page.locator('.photo-tile').waitFor()
  })

  it('stands in the log, with what for and whether the eyes were masked, also where it was refused', async () => {
    const room = new LogRoom(records)
    await room.changeTo('Mei', ADMIN)
    await records.press('Log')
    await room.choose('Action', 'Export from a record')
    await expect.poll(async () => (await room.lines()).length).toBe(3)
    const [own = '', , masked = ''] = await room.lines()
    expect(own).toContain('purpose own-copy, 1 photos, eyes not masked')
    expect(masked).toContain('purpose teaching, 1 photos, eyes masked')
    expect(window.complaints).toEqual([])
  })
})
