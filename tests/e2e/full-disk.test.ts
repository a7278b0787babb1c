import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CAN_LIMIT, limitFiles } from '../unit/records/file-limit.ts'
import { MainWindow } from './pages/main-window.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

const CLINICIAN = 'a walk along the river'

/** A disk that takes nothing for a while, in order: each step goes on from the one before. */
describe.skipIf(!CAN_LIMIT).each(hostsFor('tests/e2e/full-disk'))('records on a full disk (%s)', (host) => {
  let userData: string
  let window: MainWindow
  let records: RecordsRoom

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'basalis-full-disk-'))
    const app = await launchApp({ host, userData, viewport: { width: 1280, height: 720 } })
    window = await new MainWindow(app).ready()
    records = new RecordsRoom(window)
    await records.setUpWithPatient('clear morning light', CLINICIAN)
    await records.press('New visit')
    await records.field('Reason').fill('Before the first session')
  })

  afterAll(async () => {
    limitFiles(null, window.app.pid)
    await window.app.close()
    await rm(userData, { recursive: true, force: true })
  })

  it('say that the visit was not saved, and that nothing is written any more; what was typed stays', async () => {
    limitFiles(512, window.app.pid)
    await records.press('Save')
    await records.text('The disk could not be written: nothing more is changed').waitFor()
    await records.text('Records can still be read').waitFor()
    limitFiles(null, window.app.pid)
    expect(await records.field('Reason').inputValue()).toBe('Before the first session')
    expect(await window.seriousFaults()).toEqual([])
    expect(await window.truncated()).toEqual([])
  })

  it('refuse also when there is room again, and are read on', async () => {
    await records.press('Save')
    await records.text('The disk could not be written: nothing more is changed').waitFor()
    await records.press('All patients')
    await expect.poll(() => records.lines()).toEqual([expect.stringContaining('2026-0001')])
    await records.search.fill('2026-0001')
    await window.page.keyboard.press('Enter')
    await records.text('No visits yet').waitFor()
  })

  it('take what is written after they were locked and opened again', async () => {
    await records.lock()
    await records.signIn('Dr Chen', CLINICIAN)
    await records.press('New visit')
    expect(await records.text('Records can still be read').count()).toBe(0)
    await records.field('Reason').fill('Before the first session')
    await records.press('Save')
    await records.text('0 photos').waitFor()
    expect(window.complaints).toEqual([])
  })
})
