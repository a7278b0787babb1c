import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PATIENT_CHANNELS, PATIENT_EVENTS, STAFF_CHANNELS } from '../../src/shared/contract/channel-names.ts'
import { Drawing } from './pages/drawing.ts'
import { MainWindow } from './pages/main-window.ts'
import { PatientWindow } from './pages/patient-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'
import { expectLooks } from './support/looks.ts'
import { setViewport } from './support/viewport.ts'

/** Photos are analysed on a machine that may do other things as well. Nothing is measured with it. */
const ANALYSING_MS = 240_000

const NAMES = /2026-000\d|欧阳|小梅|王伟|1984|1975|Dr Chen|Patients/

/** The browser of the Chromium host can be given displays. */
describe('the patient’s window where there are two displays (chromium)', () => {
  const env = { BASALIS_CHROMIUM_SWITCHES: '--screen-info={1280x800}{1920x1080}' }
  let userData: string

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'basalis-two-displays-'))
    await chmod(userData, 0o711)
  })
  afterAll(() => rm(userData, { recursive: true, force: true, maxRetries: 5 }))

  it(
    'fills the other one, and is as it was left when it is opened again',
    { timeout: ANALYSING_MS },
    async () => {
      const start = async () => new MainWindow(await launchApp({ host: 'chromium', userData, env })).ready()
      const openPhoto = async (one: MainWindow): Promise<void> => {
        await one.button('Try the sample').click()
        await one.pane('photo').and(one.page.locator('[data-state="there"]')).waitFor()
      }
      const isFull = (one: PatientWindow): Promise<boolean> =>
        one.page.evaluate('screen.width === 1920 && innerHeight === screen.height')
      const first = await start()
      await openPhoto(first)
      const patient = await PatientWindow.open(first)
      await expect.poll(() => isFull(patient)).toBe(true)
      await expect.poll(() => patient.headings()).toHaveLength(4)
      await patient.page.getByRole('button', { name: 'Leave full screen' }).click()
      await patient.page.getByRole('button', { name: 'Full screen', exact: true }).waitFor()
      await first.app.close()
      const second = await start()
      await openPhoto(second)
      const again = await PatientWindow.open(second)
      await expect.poll(() => again.headings()).toHaveLength(4)
      // The browser opens the staff's window where a window was last: the other display may be another one now.
      const display = (page: PatientWindow['page']) => page.evaluate('[screen.width, screen.height]')
      expect(await display(again.page)).not.toEqual(await display(second.page))
      expect(await again.page.getByRole('button', { name: 'Full screen', exact: true }).count()).toBe(1)
      await second.app.close()
    },
  )
})

/** The second window, turned to the patient: each step goes on from the one before. */
describe.each(hostsFor('tests/e2e/patient-window'))('the patient’s window (%s)', (host) => {
  let folder: string
  let window: MainWindow
  let records: RecordsRoom
  let photos: PhotoFolder
  let patient: PatientWindow

  const press = (key: string): Promise<void> => window.page.keyboard.press(key)
  const note = (): Promise<string> => window.page.locator('.patient-screen-note').innerText()
  const windows = (): Promise<number> =>
    window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  const addPatientWithPhoto = async (number: string, name: string, born: string, width: number) => {
    await records.addPatient(number, name, born)
    await records.press('New visit')
    await records.press('Save')
    await window.dialogGives(await photos.skin(width, (width * 3) / 4))
    await records.addPhoto()
    await window.waitForMaps()
    await records.text('Analysis is in the record').waitFor()
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'basalis-patient-window-'))
    await chmod(folder, 0o711)
    photos = new PhotoFolder()
    window = await new MainWindow(
      await launchApp({ host, userData: join(folder, 'data'), viewport: { width: 1280, height: 720 } }),
    ).ready()
    records = new RecordsRoom(window)
    await records.setUp('Mei', 'clear morning light')
    await records.addClinician('Dr Chen', 'a walk along the river')
    await records.lock()
    await records.signIn('Dr Chen', 'a walk along the river')
    await addPatientWithPhoto('2026-0001', '欧阳小梅', '1984-03-09', 640)
    await press('Control+k')
    await addPatientWithPhoto('2026-0002', '王伟', '1975-06-21', 480)
  }, ANALYSING_MS)

  afterAll(async () => {
    await window.app.close()
    photos.remove()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  it('opens beside the staff’s and shows the same panes in plain words, and nobody’s name', async () => {
    patient = await PatientWindow.open(window)
    await setViewport(patient.page, { width: 1280, height: 720 })
    await expect
      .poll(() => patient.headings())
      .toEqual([
        'Your photo',
        'Red: blood below the surface',
        'Brown: pigment near the surface',
        'Gray: deeper pigment and folds',
      ])
    await expect.poll(async () => (await patient.colour())[0]).toBeGreaterThan(60)
    const days = patient.page.locator('.patient-heading p')
    await expectLooks(patient.page, 'patient-window', { host, except: [days] })
    const text = await patient.text()
    expect(text).toContain('Not a medical device, not for diagnosis.')
    expect(text).not.toMatch(NAMES)
    expect(await patient.page.title()).toBe('Basalis')
    expect(await patient.page.locator('button').count()).toBe(1)
    await expect.poll(note).toContain('shows this view')
    expect(await windows()).toBe(2)
  })

  it('reads well in both windows, languages and themes', async () => {
    expect(await patient.cutOff()).toEqual([])
    for (const theme of ['Light theme', 'Dark theme']) {
      await records.press(theme)
      await expect
        .poll(() => patient.page.locator('html').getAttribute('data-theme'))
        .toBe(theme === 'Light theme' ? 'light' : 'dark')
      for (const one of [window, patient.asWindow]) {
        expect(await one.seriousFaults()).toEqual([])
        expect(await one.truncated()).toEqual([])
      }
    }
    await records.choose('Language', '简体中文')
    await expect.poll(() => patient.headings()).toContain('您的照片')
    for (const one of [window, patient.asWindow]) expect(await one.truncated()).toEqual([])
    expect(await patient.cutOff()).toEqual([])
    expect(await patient.asWindow.seriousFaults()).toEqual([])
    await records.choose('语言', 'English')
  })

  it('follows the layer, the zoom and the place', async () => {
    await press('4')
    await expect.poll(() => patient.headings()).toEqual(['Red: blood below the surface'])
    await press('1')
    await press('1')
    await press('1')
    await expect.poll(() => patient.headings()).toEqual(['Your photo'])
    await expect.poll(async () => (await patient.colour())[0]).toBeGreaterThan(60)
    const whole = await patient.page.locator('.patient-picture').screenshot()
    await press('+')
    await press('ArrowRight')
    await expect
      .poll(async () => (await patient.page.locator('.patient-picture').screenshot()).equals(whole))
      .toBe(false)
    await press('f')
    await expect
      .poll(async () => (await patient.page.locator('.patient-picture').screenshot()).equals(whole))
      .toBe(true)
    await press('s')
    await expect.poll(() => patient.headings()).toHaveLength(4)
  })

  it('shows lines that are drawn once that is wanted, and never their words', async () => {
    const drawing = new Drawing(window)
    await drawing.tool('Text')
    await drawing.click('photo', [0.2, 0.75])
    await drawing.type('Wang Wei says so')
    await window.button('Show drawings').click()
    await drawing.section.getByRole('button', { name: 'Undo' }).click()
    await drawing.section.getByRole('button', { name: 'Redo' }).click()
    expect(await patient.painted(0)).toBe(0)
    await drawing.tool('Circle')
    await drawing.drag('photo', [0.4, 0.3], [0.6, 0.7])
    await expect.poll(() => patient.painted(0)).toBeGreaterThan(200)
    await expect.poll(async () => (await patient.painted(3)) === (await patient.painted(0))).toBe(true)
    expect(await patient.text()).not.toContain('Wang Wei')
    await expectLooks(patient.page, 'patient-window-drawings', {
      host,
      except: [patient.page.locator('.patient-heading p')],
    })
    await window.button('Show drawings').click()
    await expect.poll(() => patient.painted(0)).toBe(0)
  })

  it('keeps its picture while it is held, and follows again', async () => {
    await press('k')
    await expect.poll(note).toContain('held')
    await press('5')
    await press('Control+k')
    await records.search.waitFor()
    expect(await patient.headings()).toHaveLength(4)
    await window.button('Photo').click()
    await press('k')
    await expect.poll(() => patient.headings()).toEqual(['Brown: pigment near the surface'])
  })

  it('goes blank while the staff are elsewhere, or want it so', async () => {
    await press('Control+k')
    await patient.waiting.waitFor()
    await expect.poll(note).toContain('nothing to show')
    await window.button('Photo').click()
    await expect.poll(() => patient.headings()).toHaveLength(1)
    await window.page.locator('.side').getByRole('button', { name: 'Blank', exact: true }).click()
    await patient.waiting.waitFor()
    await expect.poll(note).toContain('blank')
    await window.page.locator('.side').getByRole('button', { name: 'Follow', exact: true }).click()
    await expect.poll(() => patient.headings()).toHaveLength(1)
  })

  it(
    'stays blank after another patient has been opened, until it is let follow',
    { timeout: ANALYSING_MS },
    async () => {
      await press('Control+k')
      await records.search.fill('2026-0001')
      await press('Enter')
      await records.openPhoto()
      await window.waitForMaps()
      await patient.waiting.waitFor()
      await expect.poll(note).toContain('blank')
      expect(await patient.picture.count()).toBe(0)
      await press('k')
      await expect.poll(() => patient.headings()).toHaveLength(4)
    },
  )

  it('follows two photos over one another, their line, and the film', { timeout: ANALYSING_MS }, async () => {
    await records.press('Patient’s record')
    await records.press('New visit')
    await records.press('Save')
    await records.text('0 photos').waitFor()
    await window.dialogGives(await photos.skin(560, 420))
    await records.addFirstPhoto()
    await window.waitForMaps()
    await records.text('Analysis is in the record').waitFor()
    await expect.poll(() => patient.headings()).toHaveLength(4)
    await window.button('Wipe').click()
    const line = patient.page.locator('.patient-line')
    const at = (): Promise<number> =>
      line.evaluate((element) =>
        Number.parseFloat((element as unknown as { style: { left: string } }).style.left),
      )
    await expect.poll(at).toBe(50)
    await window.page.getByRole('slider', { name: 'Line between before and after' }).focus()
    await press('ArrowRight')
    await expect.poll(at).toBeGreaterThan(50)
    await press('c')
    await expect.poll(() => patient.page.locator('.patient-pane[data-kind="film"]').count()).toBe(1)
    await window.page
      .locator('.pane.film .film-progress')
      .filter({ hasText: /^$/ })
      .waitFor({ state: 'attached' })
    await press('1')
    await expect.poll(() => patient.headings()).toEqual(['Your photo'])
    await expect.poll(async () => (await patient.colour())[0]).toBeGreaterThan(60)
    await press('Home')
    await expect.poll(async () => (await patient.colour())[0]).toBeGreaterThan(60)
    await press('s')
    await expect.poll(() => patient.headings()).toHaveLength(4)
  })

  it('has its own verbs alone, and is refused every other channel and picture', async () => {
    const attempt = <R>(script: string): Promise<R> => patient.page.evaluate(script)
    expect(await attempt('typeof basalis')).toBe('undefined')
    expect(await attempt('Object.keys(basalisPatient.call)')).toEqual([...PATIENT_CHANNELS])
    expect(await attempt('Object.keys(basalisPatient.on)')).toEqual([...PATIENT_EVENTS])
    expect(STAFF_CHANNELS.some((channel) => (PATIENT_CHANNELS as readonly string[]).includes(channel))).toBe(
      false,
    )
    const small = await window.page.evaluate<string[]>(
      `basalis.call['patient:find']({ typed: '', limit: 50 }).then(async ({ value }) => {
        const records = await Promise.all(value.map(({ id }) => basalis.call['patient:get']({ id })))
        return records.flatMap(({ value: { visits } }) => visits.flatMap(({ photos }) => photos.map(({ id }) => id)))
      })`,
    )
    expect(small.length).toBe(3)
    for (const photo of small) {
      const fetched = `fetch('/thumbnails/${photo}').then(({ status }) => status, () => 'refused')`
      expect(await window.page.evaluate(fetched)).toBe(200)
      expect(await attempt(fetched)).toBe('refused')
    }
    const set = await window.page.evaluate<string>(
      `basalis.call['app:get-state']().then(({ value }) => value.session.shown.view.set)`,
    )
    const tile = `fetch('/tiles/${set}/photo/0/0/0').then(({ status }) => status, () => 'refused')`
    expect(await attempt(tile)).toBe(200)
    await press('Control+k')
    await patient.waiting.waitFor()
    expect(await attempt(tile)).toBe('refused')
    await window.button('Photo').click()
  })

  it('fills its display by F11, and leaves it by Escape', async () => {
    await patient.page.keyboard.press('F11')
    await patient.page.getByRole('button', { name: 'Leave full screen' }).waitFor()
    await patient.page.keyboard.press('Escape')
    await patient.page.getByRole('button', { name: 'Full screen', exact: true }).waitFor()
  })

  it('goes blank with the lock, before anybody signs in again', async () => {
    await expect.poll(() => patient.headings()).toHaveLength(4)
    await records.lock()
    await patient.waiting.waitFor()
    expect(await patient.picture.count()).toBe(0)
    expect(await patient.text()).not.toMatch(NAMES)
    await records.signIn('Dr Chen', 'a walk along the river')
    expect([
      ...window.complaints,
      ...patient.asWindow.complaints.filter((text) => !text.includes('ERR_BLOCKED')),
    ]).toEqual([])
  })

  it('is closed by the staff, and with their window', { timeout: ANALYSING_MS }, async () => {
    await press('w')
    await expect.poll(windows).toBe(1)
    await records.search.fill('2026-0001')
    await press('Enter')
    await records.openPhoto()
    await window.waitForMaps()
    const again = await PatientWindow.open(window)
    await expect.poll(() => again.headings()).toHaveLength(4)
    await window.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close()
    })
    expect(await window.app.exited).toBe(0)
  })
})
