import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

const ADMIN = 'clear morning light'
const CLINICIAN = 'a walk along the river'

/** A clinic is backed up, its computer breaks, and another one goes on: each step goes on from the one before. */
describe.each(hostsFor('tests/e2e/backup'))('a clinic’s backup (%s)', (host) => {
  let root: string
  let disk: string
  let window: MainWindow
  let records: RecordsRoom
  let photos: PhotoFolder
  let code: string

  const launch = async (computer: string): Promise<void> => {
    const userData = join(root, computer)
    await mkdir(userData, { recursive: true })
    const app = await launchApp({ host, userData, viewport: { width: 1280, height: 800 } })
    window = await new MainWindow(app).ready()
    records = new RecordsRoom(window)
  }

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'basalis-backups-'))
    disk = join(root, 'disk')
    await mkdir(disk)
    photos = new PhotoFolder()
    await launch('old')
  })

  afterAll(async () => {
    await window.app.close()
    photos.remove()
    await rm(root, { recursive: true, force: true })
  })

  it('is missed: the administrator is told that there is none', async () => {
    code = await records.setUp('Mei', ADMIN)
    await records.text('There is no backup of the records').waitFor()
    await records.addClinician('Dr Chen', CLINICIAN)
    await records.lock()
    await records.signIn('Dr Chen', CLINICIAN)
    await records.addPatient('2026-0001', '欧阳小梅', '1984-03-09')
    await records.press('New visit')
    await records.press('Save')
    await window.dialogGives(await photos.skin(320, 240))
    await records.addPhoto()
    await window.page.locator('.patient-banner').waitFor()
    expect(await window.button('Backup').count()).toBe(0)
  })

  it('is made into a folder that the administrator chooses, and restored for trial', async () => {
    await records.lock()
    await records.signIn('Mei', ADMIN)
    await records.press('People')
    await records.press('Look at backups')
    await records.text('No folder chosen yet').waitFor()
    expect(await window.seriousFaults()).toEqual([])
    await window.dialogGives(join(root, 'old', 'clinic'))
    await records.press('Choose folder…')
    await records.text('The records themselves lie in this folder').waitFor()
    await window.dialogGives(disk)
    await records.press('Choose folder…')
    await records.text('There is no backup yet.').waitFor()
    await records.press('Back up now')
    await records.text('Restored OK: every file decrypted and the database checked').waitFor()
    await expect.poll(() => window.page.locator('.backup-lines').innerText()).toMatch(/1 patient, 1 photo/)
    expect(await window.seriousFaults()).toEqual([])
    expect(await window.truncated()).toEqual([])
    await records.press('People')
    await window.page.locator('.people').waitFor()
    expect(await records.text('There is no backup of the records').count()).toBe(0)
  })

  it('has its time and number chosen, and says why one has failed', async () => {
    await records.press('Backup')
    await records.text('Back up by itself every day').click()
    await records.text('Only by hand').waitFor()
    await records.text('Back up by itself every day').click()
    await expect.poll(() => records.text('Only by hand').count()).toBe(0)
    await rm(disk, { recursive: true })
    await records.press('Back up now')
    await records.text('Please connect its disk or network drive').waitFor()
    await mkdir(disk)
    await window.dialogGives(disk)
    await records.press('Choose another…')
    await records.text('There is no backup yet.').waitFor()
    await records.press('Back up now')
    await records.text('Restored OK').waitFor()
    expect(window.complaints).toEqual([])
    await window.app.close()
  })

  it('is offered on a new computer, refuses what is none and another code', async () => {
    await launch('new')
    await records.press('Patients')
    await records.press('Restore from a backup…')
    await window.dialogGives(root)
    await records.press('Choose folder…')
    await records.text('There is no backup in this folder').waitFor()
    await window.dialogGives(disk)
    await records.press('Choose folder…')
    await records.text('1 patient, 1 photo').waitFor()
    expect(await window.seriousFaults()).toEqual([])
    await records.field('Recovery code').fill('AAAA-BBBB')
    await records.press('Restore')
    await records.text('This is not a recovery code').waitFor()
    expect(await readdir(join(root, 'new', 'clinic'))).toEqual([])
  })

  it('brings the people and patients of that day back with the recovery code', async () => {
    await records.field('Recovery code').fill(code.toLowerCase())
    await records.press('Restore')
    await records.text('The records were restored').waitFor()
    await records.text('The records are locked').waitFor()
    await records.signIn('Dr Chen', CLINICIAN)
    await expect.poll(() => records.lines()).toEqual([expect.stringContaining('2026-0001')])
    await records.search.fill('oyxm')
    await window.page.keyboard.press('Enter')
    await records.openPhoto()
    await window.waitForMaps()
    expect(window.complaints).toEqual([])
  })
})
