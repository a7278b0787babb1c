import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginParts, FakeArchive, sendJson, sendPart } from '../unit/pacs/fake-archive.ts'
import { MainWindow } from './pages/main-window.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

const ADMIN = 'clear morning light'
const CLINICIAN = 'a walk along the river'
const STUDY = {
  '0020000D': { vr: 'UI', Value: ['2.25.17'] },
  '00100020': { vr: 'LO', Value: ['2026-0001'] },
  '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Lopez^Anna' }] },
  '00080020': { vr: 'DA', Value: ['20260304'] },
  '00081030': { vr: 'LO', Value: ['Control'] },
  '00201208': { vr: 'IS', Value: [4] },
}

/** A patient in an archive that never comes to an end, in order: each step goes on from the one before. */
describe.each(hostsFor('tests/e2e/slow-archive'))('a slow archive (%s)', (host) => {
  let folder: string
  let archive: FakeArchive
  let window: MainWindow
  let records: RecordsRoom
  let finds = true

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'basalis-slow-archive-'))
    archive = await FakeArchive.start(({ path }, response) => {
      if (path.endsWith('/studies/2.25.17')) {
        beginParts(response)
        sendPart(response, 'no photo')
        sendPart(response, 'the beginning of')
      } else if (finds) sendJson(response, [STUDY])
    })
    const app = await launchApp({
      host,
      userData: join(folder, 'data'),
      viewport: { width: 1280, height: 720 },
    })
    window = await new MainWindow(app).ready()
    records = new RecordsRoom(window)
    await records.setUp('Mei', ADMIN)
    await records.addClinician('Dr Chen', CLINICIAN)
    await records.press('Change archive')
    await records.field('Address of the DICOMweb service').fill(archive.url)
    await records.press('Save')
    await records.text(archive.url).waitFor()
    await records.lock()
    await records.signIn('Dr Chen', CLINICIAN)
    await records.addPatient('2026-0001', 'Anna Lopez', '1984-03-09')
  })

  afterAll(async () => {
    await window.app.close()
    await archive.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('is no longer asked for a patient once that is cancelled', async () => {
    finds = false
    await records.press('Look in archive')
    await records.text('Looking…').waitFor()
    expect(await window.seriousFaults()).toEqual([])
    await records.press('Cancel')
    await records.text('Looking…').waitFor({ state: 'detached' })
    finds = true
    await records.press('Look in archive')
    await records.text('Control · 4 objects').waitFor()
  })

  it('says how far a study is until that is cancelled, also to who has left the page and is back', async () => {
    await records.press('Fetch')
    await records.text('Fetching: 1 of 4 objects, 1 MB').waitFor()
    expect(await window.seriousFaults()).toEqual([])
    expect(await window.truncated()).toEqual([])
    await records.press('All patients')
    await records.page.locator('.patient-line').first().click()
    await records.press('Look in archive')
    await records.text('Fetching: 1 of 4 objects, 1 MB').waitFor()
    await records.press('Cancel')
    await records.text('Fetching: 1 of 4 objects, 1 MB').waitFor({ state: 'detached' })
    await records.press('Fetch')
    await records.text('Fetching: 1 of 4 objects, 1 MB').waitFor()
    await records.press('Cancel')
    await records.text('Cancelled. Nothing was added.').waitFor()
    expect(await window.page.getByRole('button', { name: 'Fetch', exact: true }).isDisabled()).toBe(false)
    await records.text('No visits yet').waitFor()
  })
})
