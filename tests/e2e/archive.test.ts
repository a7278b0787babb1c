import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MISSING, without } from '../integration/dicom/programs.ts'
import { Orthanc, PASSWORD, USER } from '../integration/pacs/orthanc.ts'
import { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { ReportRoom } from './pages/report-room.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

const ADMIN = 'clear morning light'
const CLINICIAN = 'a walk along the river'

const { orthanc: noOrthanc, dicomWeb } = MISSING

/** One workstation sends, another fetches: each step goes on from the one before. */
describe.skipIf(noOrthanc ?? dicomWeb).each(hostsFor('tests/e2e/archive'))(
  `an archive (%s)${without(noOrthanc, dicomWeb)}`,
  (host) => {
    let root: string
    let orthanc: Orthanc
    let window: MainWindow
    let records: RecordsRoom
    let photos: PhotoFolder

    const launch = async (computer: string): Promise<void> => {
      const userData = join(root, computer)
      await mkdir(userData, { recursive: true })
      const app = await launchApp({ host, userData, viewport: { width: 1280, height: 720 } })
      window = await new MainWindow(app).ready()
      records = new RecordsRoom(window)
    }

    /** Set up by an administrator, then at the hands of a clinician. */
    const setUp = async (): Promise<void> => {
      await records.setUp('Mei', ADMIN)
      await records.addClinician('Dr Chen', CLINICIAN)
      await records.press('Change archive')
      await records.field('Address of the DICOMweb service').fill(orthanc.url)
      await window.page.getByRole('button', { name: 'The archive lets in' }).click()
      await window.page.getByRole('option', { name: 'by name and password' }).click()
      await window.page.getByRole('textbox', { name: 'Name', exact: true }).fill(USER)
      await window.page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    }

    const toClinician = async (): Promise<void> => {
      await records.lock()
      await records.signIn('Dr Chen', CLINICIAN)
    }

    beforeAll(async () => {
      root = await mkdtemp(join(tmpdir(), 'basalis-archive-'))
      orthanc = await Orthanc.start()
      photos = new PhotoFolder()
      await launch('one')
    })

    afterAll(async () => {
      await window.app.close()
      await orthanc.close()
      photos.remove()
      await rm(root, { recursive: true, force: true })
    })

    it('is tried before it is kept', async () => {
      await setUp()
      await window.page.getByLabel('Password', { exact: true }).fill('wrong')
      await records.press('Test the connection')
      await records.text('The archive does not let us in').waitFor()
      await window.page.getByLabel('Password', { exact: true }).fill(PASSWORD)
      await records.press('Test the connection')
      await records.text('The archive has answered.').waitFor()
      await records.press('Save')
      await records.text(orthanc.url).waitFor()
      expect(await window.seriousFaults()).toEqual([])
    })

    it('takes a patient’s photo when a clinician sends it', async () => {
      await toClinician()
      await records.addPatient('2026-0001', '欧阳小梅', '1984-03-09')
      await records.text('Nothing of this patient was sent to this archive yet.').waitFor()
      await records.press('New visit')
      await records.field('Reason').fill('Control')
      await records.press('Save')
      await window.dialogGives(await photos.skin(320, 240))
      await records.addPhoto()
      await window.page.locator('.patient-banner').waitFor()
      await window.waitForMaps()
      await records.text('Analysis is in the record').waitFor()
      await records.press('Patient’s record')
      await records.press('Send to archive')
      await records.text('The patient was never asked for the consent that this takes').waitFor()
      const room = new ReportRoom(records)
      await room.open()
      await records.press('Send to archive')
      await records.text('The patient was never asked for the consent that this takes').waitFor()
      await records.press('Patient’s record')
      await records.press('Record consent Keeping photos in the record')
      await records.press('Save')
      await records.press('Send to archive')
      await records.text('Objects in the archive: 5 / 5').waitFor()
      expect(await orthanc.countInstances()).toBe(5)
      expect(await window.seriousFaults()).toEqual([])
    })

    it('takes the report that is shown, once', async () => {
      const room = new ReportRoom(records)
      await room.open()
      await records.press('Send to archive')
      await records.text('The report is in the archive.').waitFor()
      expect(await orthanc.countInstances()).toBe(6)
      expect(await window.truncated()).toEqual([])
      expect(await window.seriousFaults()).toEqual([])
      const send = window.page.getByRole('button', { name: 'Send to archive', exact: true })
      expect(await send.isDisabled()).toBe(true)
      await records.press('Patient’s record')
      await records.text('Objects in the archive: 6 / 6').waitFor()
    })

    it('gives it to another workstation, which asks where the archive names somebody else', async () => {
      await window.app.close()
      await launch('two')
      await setUp()
      await records.press('Save')
      await records.text(orthanc.url).waitFor()
      await toClinician()
      await records.addPatient('2026-0001', 'Anna Lopez', '1984-03-09')
      await records.press('Look in archive')
      await records.text('The archive names somebody else under this number:').waitFor()
      expect(await window.seriousFaults()).toEqual([])
      const fetch = window.page.getByRole('button', { name: 'It is this patient: fetch' })
      expect(await fetch.isDisabled()).toBe(true)
      await window.page.locator('.archive').getByRole('button', { name: 'Show names' }).click()
      await records.text('Name: 欧阳小梅 there, Anna Lopez here').waitFor()
      await fetch.click()
      await records.text('1 photo added').waitFor()
      await records.text('1 photo').first().waitFor()
    })

    it('gets nothing more of a visit that it has under another number, until somebody says that it was corrected', async () => {
      await records.press('Change')
      await records.field('Clinic number').fill('2026-0002')
      await records.press('Save')
      await records.press('Record consent Keeping photos in the record')
      await records.press('Save')
      await window.dialogGives(await photos.skin(300, 240))
      await records.addPhoto()
      await window.waitForMaps()
      await records.text('Analysis is in the record').waitFor()
      await records.press('Patient’s record')
      await records.press('Send to archive')
      await records.text('The archive has this visit under another patient number').waitFor()
      expect(await window.seriousFaults()).toEqual([])
      expect(await window.truncated()).toEqual([])
      await records.press('The archive was corrected: send')
      await records.text('Objects in the archive: 5 / 5').waitFor()
    })
  },
)
