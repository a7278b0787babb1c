import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LogRoom } from './pages/log-room.ts'
import { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { answerFileDialogs } from './support/dialogs.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

const ADMIN = 'clear morning light'
const CLINICIAN = 'a walk along the river'
const AUDITOR = 'seven quiet lanterns'
const VIEWER = 'a window to the yard'
const NAME = '欧阳小梅'

/** A clinic that looks after its records, in order: each step goes on from the one before. */
describe.each(hostsFor('tests/e2e/audit'))('the log and what it tells of (%s)', (host) => {
  let folder: string
  let window: MainWindow
  let records: RecordsRoom
  let room: LogRoom
  let photos: PhotoFolder

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'basalis-audit-'))
    await chmod(folder, 0o711)
    photos = new PhotoFolder()
    const app = await launchApp({
      host,
      userData: join(folder, 'data'),
      viewport: { width: 1280, height: 800 },
    })
    window = await new MainWindow(app).ready()
    records = new RecordsRoom(window)
    room = new LogRoom(records)
    await records.setUp('Mei', ADMIN)
    await records.addClinician('Dr Chen', CLINICIAN)
    await room.addUser('Ada', 'Auditor: reads the log', AUDITOR)
    await room.addUser('Tom', 'Viewer: reads patients’ records', VIEWER)
  })

  afterAll(async () => {
    await window.app.close()
    photos.remove()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  it('let another user take over with the right passphrase only, from the name in the bar as well', async () => {
    await window.button('Mei: change user').click()
    await room.dialog.getByText('Dr Chen', { exact: true }).click()
    await room.tryPassphrase(ADMIN)
    await room.dialog.getByText('This passphrase is not right.').waitFor()
    expect(await window.seriousFaults()).toEqual([])
    await room.tryPassphrase(CLINICIAN)
    await records.text('No patients yet').waitFor()
    expect(await window.button('People').count()).toBe(0)
    expect(await window.button('Log').count()).toBe(0)
  })

  it('make two records of one person one, with everything in sight, and two again', async () => {
    await records.addPatient('2026-0001', NAME, '1984-03-09')
    await records.press('All patients')
    await records.addPatient('2026-0002', '欧阳晓梅', '1984-03-09')
    await records.press('Change')
    await records.field('Allergies').fill('Latex')
    await records.press('Save')
    await records.press('New visit')
    await records.field('Reason').fill('Before the first session')
    await records.press('Save')
    await records.text('0 photos').waitFor()

    await records.press('Same person as…')
    await expect.poll(() => records.lines()).toEqual([expect.stringContaining('2026-0001')])
    await records.search.press('ArrowDown')
    await window.page.keyboard.press('Enter')
    await records.text('Are these the same person?').waitFor()
    const table = window.page.locator('.merge-table')
    await expect.poll(() => table.innerText()).toMatch(/2026-0002\s+2026-0001/)
    expect(await table.innerText()).not.toMatch(/小梅|晓梅/)
    await records.press('Swap')
    await expect.poll(() => table.innerText()).toMatch(/2026-0001\s+2026-0002[^]*Latex/)
    await records.text('1 visit with its photos moves from 2026-0002 to 2026-0001.').waitFor()
    expect(await window.seriousFaults()).toEqual([])
    await records.press('Make them one record')

    await records.text('2026-0002 is part of 2026-0001 now.').waitFor()
    await records.text('Before the first session').waitFor()
    const merged = window.page.getByRole('region', { name: 'Was once 2026-0002 as well' })
    await merged.getByText('Latex').waitFor()
    await records.press('Undo')
    await records.text('2026-0001 and 2026-0002 are two records again.').waitFor()
    await records.text('No visits yet').waitFor()
    await expect.poll(() => merged.count()).toBe(0)
  })

  it('undo a merge also later, from the patient’s page', async () => {
    await records.press('Same person as…')
    await records.search.fill('2026-0002')
    await window.page.keyboard.press('Enter')
    await records.press('Make them one record')
    await records.text('2026-0002 is part of 2026-0001 now.').waitFor()
    await records.press('All patients')
    await expect.poll(() => records.lines()).toHaveLength(1)
    await records.search.fill('2026-0001')
    await window.page.keyboard.press('Enter')
    await records.text('merged on').waitFor()
    expect(await window.page.getByText('is part of').count()).toBe(0)
    await records.press('Undo')
    await records.text('are two records again').waitFor()
    await records.press('All patients')
    await expect.poll(() => records.lines()).toHaveLength(2)
  })

  it('go on at the patient’s page with whoever may read it, and take a new passphrase', async () => {
    await records.search.fill('2026-0001')
    await window.page.keyboard.press('Enter')
    await records.text('No visits yet').waitFor()
    await window.page.keyboard.press('Control+u')
    await window.button('Change my passphrase…').click()
    await records.field('Passphrase until now').fill(CLINICIAN)
    await records.field('New passphrase').fill('nine green bottles')
    await records.field('The same again').fill('nine green bottles')
    await records.press('Change passphrase')
    await records.text('The new passphrase holds from now on.').waitFor()
    await records.press('Close')
    await records.text('No visits yet').waitFor()
    expect(await window.button('New visit').count()).toBe(1)
    await room.changeTo('Tom', VIEWER)
    await window.button('Tom: change user').waitFor()
    await records.text('No visits yet').waitFor()
    expect(await window.button('New visit').count()).toBe(0)
  })

  it('land an auditor in the log, who sees no patient there', async () => {
    await room.changeTo('Ada', AUDITOR)
    await expect.poll(() => room.lines()).toContainEqual(expect.stringContaining('Ada Auditor Sign in Done'))
    const page = await window.page.locator('main').innerText()
    expect(page).not.toMatch(/小梅|晓梅|2026-000/)
    expect(page).toMatch(/Dr Chen Clinician\s+Merge two records of one patient\s+Done/)
    await records.press('Patients')
    await records.text('Your role does not open patients’ records').waitFor()
    await records.press('Log')
    await records.text('Who did what with the records').waitFor()
  })

  it('are found by person, action, outcome, record and day', async () => {
    await room.changeTo('Mei', ADMIN)
    await records.press('Log')
    await room.choose('Person', 'Dr Chen')
    await room.choose('Action', 'Undo a merge')
    await expect.poll(async () => (await room.lines()).length).toBe(4)
    for (const line of await room.lines()) expect(line).toContain('Dr Chen Clinician Undo a merge Done')
    await records.press('Show all')
    await expect.poll(async () => (await room.lines())[0]).toContain('Mei Administrator Sign in Done')
    await room.choose('Action', 'Undo a merge')
    await expect.poll(async () => (await room.lines()).length).toBe(4)
    await window.page
      .getByRole('button', { name: /: only lines about this record/ })
      .first()
      .click()
    await room.choose('Action', 'All actions')
    await expect.poll(() => room.lines()).toContainEqual(expect.stringContaining('Add a patient Done'))
    expect(await window.seriousFaults()).toEqual([])
    await records.press('Show all')
    await records.typeDate('From', '2020-01-01')
    await records.typeDate('Until', '2020-01-31')
    await records.text('No lines').waitFor()
    await records.press('Show all')
    await room.choose('Outcome', 'Failed')
    await records.text('No lines').waitFor()
    await records.press('Show all')
  })

  it('are checked line by line, and exported as a table that stands in the log itself', async () => {
    await records.press('Check the log')
    await records.text(/^The log is whole: \d+ lines since .*, each as it was written\.$/).waitFor()
    await expect.poll(async () => (await room.lines())[0]).toContain('Mei Administrator Check the log Done')

    const file = join(photos.path, 'log.csv')
    await answerFileDialogs(window.app, ['cancel', [join(photos.path, 'nowhere', 'log.csv')], [file]])
    await room.choose('Person', 'Dr Chen')
    await records.press('Export…')
    await window.page.getByRole('button', { name: 'Export…' }).waitFor()
    await records.press('Export…')
    await records.text('The result cannot be written.').waitFor()
    await records.press('Export…')
    await records.text('The export itself stands in the log.').waitFor()
    const rows = (await readFile(file, 'utf8')).split('\r\n').slice(1, -1)
    expect(rows.length).toBeGreaterThan(8)
    for (const row of rows) expect(row).toMatch(/^\d+,\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d,Dr Chen,/)
    expect(rows.join()).not.toMatch(/小梅|2026-000/)
    expect(await readdir(photos.path)).toEqual(['log.csv'])
    await records.press('Show all')
    await expect
      .poll(async () => (await room.lines()).slice(0, 2).join())
      .toMatch(/Export the log Done.*Export the log Failed/)
  })

  it('end an access in an emergency with the change of user, and take the patient’s photo off the screen', async () => {
    await room.changeTo('Dr Chen', 'nine green bottles')
    await records.search.fill('2026-0002')
    await window.page.keyboard.press('Enter')
    await window.dialogGives(await photos.skin(96, 64))
    await records.addPhoto()
    await window.page.locator('.patient-banner').waitFor()
    await room.changeTo('Mei', ADMIN)
    await records.text('People of this clinic').waitFor()
    await records.press('Patients')
    await records.press('Open in an emergency…')
    await records.field('Reason (at least 10 characters)').fill('the patient has collapsed')
    await records.press('Open for reading')
    await expect.poll(() => records.lines()).toHaveLength(2)
    await room.changeTo('Ada', AUDITOR)
    await records.text('Who did what with the records').waitFor()
    await room.changeTo('Mei', ADMIN)
    await records.press('Patients')
    await records.text('Your role does not open patients’ records').waitFor()
  })

  it('erase a patient for ever, by number and birthday, and close what is on the screen of them', async () => {
    await records.press('Open in an emergency…')
    await records.field('Reason (at least 10 characters)').fill('the patient has collapsed')
    await records.press('Open for reading')
    await records.search.fill('2026-0002')
    await window.page.keyboard.press('Enter')
    await records.openPhoto()
    await window.page.locator('.patient-banner').waitFor()
    await records.press('People')
    await records.press('Erase a patient…')
    await records.field('Clinic number').fill('2026-0002')
    await records.typeDate('Date of birth', '1984-03-08')
    await records.press('Go on…')
    await records.text('There is no patient with this number and this date of birth.').waitFor()
    await records.typeDate('Date of birth', '1984-03-09')
    await records.press('Go on…')
    await room.dialog.getByText('1 visit with 1 photo').waitFor()
    await room.dialog.getByText('backups from before').waitFor()
    expect(await window.seriousFaults()).toEqual([])
    const action = room.dialog.getByRole('button', { name: 'Erase for ever' })
    await records.field('Type the clinic number again').fill('2026-0001')
    expect(await action.isDisabled()).toBe(true)
    await records.field('Type the clinic number again').fill('2026-0002')
    await action.click()
    await records.text('The patient has been erased.').waitFor()
    await records.press('Photo')
    await window.button('Open photo').waitFor()
    expect(await window.panes()).toEqual([])
    await records.press('Patients')
    await expect.poll(() => records.lines()).toEqual([expect.stringContaining('2026-0001')])
    await records.press('Log')
    await room.choose('Action', 'Erase a patient')
    await expect
      .poll(async () => (await room.lines()).join())
      .toMatch(/Erase a patient Done.*Erase a patient Refused/)
  })
})
