import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

const PEOPLE = {
  resourceType: 'Bundle',
  entry: [
    { resource: { resourceType: 'Patient', identifier: [{ value: 'A-1' }], name: [{ text: 'Ada Ng' }] } },
    {
      resource: {
        resourceType: 'Patient',
        identifier: [{ value: 'B-2' }],
        name: [{ family: '林', given: ['小雨'] }],
        birthDate: '1984-03-09',
      },
    },
  ],
}
const jsonFile = (content: object) => ({
  name: 'people.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(content)),
})
const LOGO = join(import.meta.dirname, '../../resources/sample/sample-skin.jpg')
const ADMIN = 'clear morning light'
const CLINICIAN = 'a walk along the river'
const NAME = '欧阳小梅'

/** A clinic's first day, in order: each step goes on from the one before. */
describe.each(hostsFor('tests/e2e/records'))('the records of a clinic (%s)', (host) => {
  let userData: string
  let window: MainWindow
  let records: RecordsRoom
  let photos: PhotoFolder
  let code: string

  const launch = async (): Promise<void> => {
    const app = await launchApp({ host, userData, viewport: { width: 1280, height: 800 } })
    window = await new MainWindow(app).ready()
    records = new RecordsRoom(window)
  }

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'basalis-records-'))
    photos = new PhotoFolder()
    await launch()
  })

  afterAll(async () => {
    await window.app.close()
    photos.remove()
    await rm(userData, { recursive: true, force: true })
  })

  it('are set up with a recovery code that has to be put on paper, and a clinician', async () => {
    code = await records.setUp('Mei', ADMIN)
    expect(code).toMatch(/^(\w{4}-){8}\w{4}$/)
    await records.text('Nobody can open patients’ records yet').waitFor()
    await records.addClinician('Dr Chen', CLINICIAN)
  })

  it('have a name, an address and a logo that an administrator chooses', async () => {
    await records.text('No name yet').waitFor()
    await records.press('Change')
    await records.field('Name of the clinic').fill('Spring Dermatology')
    await records.field('Address').fill('12 Long Lane\nLowtown')
    await records.chooseBy('Choose a picture', LOGO)
    await window.page.getByAltText('Logo').waitFor()
    await records.press('Save')
    await records.text('Spring Dermatology').waitFor()
    await records.text('12 Long Lane').waitFor()
    const logo = window.page.getByAltText('Logo')
    await expect.poll(async () => (await logo.boundingBox())?.width).toBeGreaterThan(20)
    expect(await window.seriousFaults()).toEqual([])
    expect(await window.unreachable()).toEqual([])
  })

  it('are not open to the administrator, who may read them in an emergency', async () => {
    await records.press('Patients')
    await records.text('Your role does not open patients’ records').waitFor()
    await records.press('Open in an emergency…')
    await records.field('Reason (at least 10 characters)').fill('the patient has collapsed')
    await records.press('Open for reading')
    await records.text('No patients yet').waitFor()
    expect(await window.button('New patient').count()).toBe(0)
  })

  it('open with the right passphrase only', async () => {
    await records.lock()
    await records.signIn('Dr Chen', ADMIN)
    await records.text('This passphrase is not right.').waitFor()
    await records.signIn('Dr Chen', CLINICIAN)
    await records.text('No patients yet').waitFor()
  })

  it('are filled in from a FHIR file, of which one person is chosen and nobody added', async () => {
    await records.press('New patient')
    await records.chooseBy('Fill in from a FHIR file…', jsonFile({ resourceType: 'Media' }))
    await records.text('holds no patients in the form of FHIR R4').waitFor()
    await records.chooseBy('Fill in from a FHIR file…', jsonFile(PEOPLE))
    await records.text('2 patients in the file').waitFor()
    expect(await records.field('Name').inputValue()).toBe('Ada Ng')
    await window.page.getByRole('group', { name: '2 patients in the file' }).getByRole('button').click()
    await window.page.getByRole('option', { name: 'B-2 · 林小雨' }).click()
    expect(await records.field('Clinic number').inputValue()).toBe('B-2')
    expect(await records.dateIn('Date of birth')).toBe('1984-03-09')
    expect(await window.seriousFaults()).toEqual([])
    await records.press('Cancel')
    await records.text('No patients yet').waitFor()
  })

  it('find a patient by the initials of a Chinese name, and hide names until they are asked for', async () => {
    await records.addPatient('2026-0001', NAME, '1984-03-09')
    await records.press('All patients')
    await records.addPatient('2026-0002', 'Anna van der Berg', '1990-11-30')
    await records.press('All patients')
    await expect.poll(() => records.lines()).toHaveLength(2)
    expect((await records.lines()).join()).not.toMatch(/小梅|Anna/)
    await records.search.fill('oyxm')
    await expect.poll(() => records.lines()).toEqual([expect.stringContaining('2026-0001')])
    await records.press('Show names')
    await expect.poll(() => records.lines()).toEqual([expect.stringContaining(NAME)])
    await records.press('Hide names')
    await records.search.fill('nobody')
    await records.text('Nobody found for “nobody”.').waitFor()
  })

  it('open the first one found on Enter, however fast it is pressed', async () => {
    await records.search.fill('2026-0001')
    await window.page.keyboard.press('Enter')
    await records.text('No visits yet').waitFor()
  })

  it('take a birthday by the keys alone, whole or not at all', async () => {
    const birthday = records.dateField('Date of birth')
    await records.press('Change')
    await records.typeDate('Date of birth', '1984-02-30')
    await records.text('Year-month-day, as 1984-03-09').and(window.page.locator('.fault')).waitFor()
    expect(await window.button('Save').isDisabled()).toBe(true)
    await window.page.keyboard.press('Tab')
    await records.text('There is no such day: this is the nearest one.').waitFor()
    expect(await records.dateIn('Date of birth')).toBe('1984-02-29')
    await birthday.getByRole('spinbutton').nth(1).focus()
    await window.page.keyboard.press('Backspace')
    await window.page.keyboard.press('Backspace')
    expect(await records.dateIn('Date of birth')).toBe('1984-mm-29')
    await window.page.keyboard.press('Enter')
    expect(await window.button('Save').isDisabled()).toBe(true)
    await records.typeDate('Date of birth', '1984-03-09')
    await window.page.keyboard.press('Enter')
    await records.text('Mar 9, 1984').waitFor()
  })

  it('write a visit’s time in the interface’s language, year, month and day', async () => {
    expect(await window.unreachable()).toEqual([])
    await records.press('New visit')
    await records.typeDate('Date and time', '2026-03-09T15:30')
    expect(await records.dateIn('Date and time')).toBe('2026-03-09, 15:30')
    await records.choose('Language', '简体中文')
    await expect.poll(() => records.dateIn('日期和时间')).toBe('2026/03/09 15:30')
    expect(await window.seriousFaults()).toEqual([])
    await records.choose('语言', 'English')
    await records.press('Cancel')
  })

  it('keep a photo in a visit, and show above it whose it is', async () => {
    await records.press('New visit')
    await records.field('Reason').fill('Before the first session')
    await records.press('Save')
    await records.text('0 photos').waitFor()
    const photo = await photos.skin(320, 240)
    await window.dialogGives(photo)
    await records.addPhoto()
    const banner = window.page.locator('.patient-banner')
    await expect.poll(() => banner.innerText()).toMatch(/2026-0001[^]*1984/)
    await window.waitForMaps()
    expect(await window.page.title()).toBe('Basalis')
    await records.press('Patient’s record')
    await records.text('1 photo').waitFor()
  })

  it('give way to a photo that is opened by a key, which is nobody’s', async () => {
    await window.openPhoto(await photos.skin(96, 64))
    await expect.poll(() => window.panes()).toContain('photo')
    expect(await window.page.locator('.patient-banner').count()).toBe(0)
    await records.press('Patients')
    await records.text('1 photo').waitFor()
  })

  it('refuse a file that is no photo, and keep nothing of it', async () => {
    await window.dialogGives(join(userData, 'clinic', 'keys.json'))
    await records.press('Add photo…')
    await window.page.getByRole('alert').waitFor()
    await records.text('1 photo').waitFor()
  })

  it('take the photo off the screen when they are locked', async () => {
    await records.openPhoto()
    await window.page.locator('.patient-banner').waitFor()
    await window.page.keyboard.press('Control+l')
    await expect.poll(() => window.page.locator('.patient-banner').count()).toBe(0)
    await expect.poll(() => window.panes()).toEqual([])
  })

  it('say nothing readable on the disk', async () => {
    const folder = join(userData, 'clinic')
    const files = await readdir(folder, { recursive: true, withFileTypes: true })
    const all = files
      .filter((file) => file.isFile())
      .map((file) => readFile(join(file.parentPath, file.name)))
    const text = Buffer.concat(await Promise.all(all)).toString('latin1')
    for (const secret of [Buffer.from(NAME).toString('latin1'), 'Anna', '2026-0001', 'JFIF', CLINICIAN])
      expect(text).not.toContain(secret)
  })

  it('are there again after a start, locked, with a new passphrase by the recovery code', async () => {
    await window.app.close()
    await launch()
    await records.text('The records are locked').waitFor()
    await window.page.getByText('Dr Chen', { exact: true }).click()
    await records.press('Passphrase forgotten?')
    await records.field('Recovery code').fill(code.toLowerCase())
    await records.field('New passphrase').fill('seven quiet lanterns')
    await records.press('Set and sign in')
    await expect.poll(() => records.lines()).toHaveLength(2)
    await records.search.fill('2026-0001')
    await window.page.keyboard.press('Enter')
    await records.openPhoto()
    await window.waitForMaps()
    expect(window.complaints).toEqual([])
  })

  it('have nothing serious to complain about for those who cannot see the screen', async () => {
    await records.press('Patient’s record')
    await records.text('Before the first session').waitFor()
    expect(await window.seriousFaults()).toEqual([])
    await records.press('All patients')
    await expect.poll(() => records.lines()).toHaveLength(2)
    expect(await window.seriousFaults()).toEqual([])
    await records.lock()
    expect(await window.seriousFaults()).toEqual([])
  })
})
