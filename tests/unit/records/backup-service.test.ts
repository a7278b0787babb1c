import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Backup } from '../../../src/main/records/backup/backup.ts'
import { readKeyFile } from '../../../src/main/records/keys/key-file.ts'
import { openWithCode } from '../../../src/main/records/keys/open-slot.ts'
import { RecordStore } from '../../../src/main/records/store/record-store.ts'
import { ROLES } from '../../../src/shared/domain/user.ts'
import { ADMIN, firstHolder, openClinic, OTHER, type Clinic } from './clinic-with-backups.ts'

const HOUR = 60 * 60_000

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
})
afterEach(async () => {
  expect(clinic.bugs).toEqual([])
  await clinic.remove()
})

const code = (name: string): unknown => expect.objectContaining({ code: name })

const choose = (folder: string | null = clinic.disk): Promise<boolean> =>
  clinic.backup.chooseFolder(() => Promise.resolve(folder))

/** What stands in the log about backups, oldest first, with who did it. */
async function logOf(recoveryCode: string): Promise<string[]> {
  const keys = await readKeyFile(join(clinic.folder, 'keys.json'))
  if (!keys) throw new Error('expected a key file')
  const dataKey = await openWithCode(keys, recoveryCode)
  const store = await RecordStore.open(clinic.folder, dataKey)
  const lines = store.audit.find({ limit: 1000 }).toReversed()
  await store.close()
  return lines
    .filter(({ action }) => action.startsWith('backup.'))
    .map(({ action, outcome, role }) => `${action} ${outcome} ${role ?? 'program'}`)
}

describe('backups of a clinic', () => {
  it.each(ROLES)('are looked after by an admin and nobody else: %s', async (role) => {
    await clinic.setUp()
    await choose()
    await clinic.signInAs(role)
    const { backup } = clinic
    const never = (): Promise<string> => {
      throw new Error('expected nobody to be asked')
    }
    const outcomes = await Promise.allSettled([
      backup.state(),
      role === 'admin' ? choose() : backup.chooseFolder(never),
      backup.changeSettings({ daily: true, hour: 9, keep: 3 }),
      backup.run(),
      backup.cancel(),
    ])
    await backup.settled()
    for (const outcome of outcomes)
      if (role === 'admin') expect(outcome.status).toBe('fulfilled')
      else expect(outcome).toMatchObject({ reason: code('ROLE_REFUSED') })
    await clinic.records.lock()
    await expect(backup.state()).rejects.toEqual(code('STORE_LOCKED'))
    await expect(backup.run()).rejects.toEqual(code('STORE_LOCKED'))
  })

  it('are restored for trial before they are told of, and what was known is known at the next start', async () => {
    const recoveryCode = await clinic.setUp()
    await clinic.signInAs('clinician')
    await clinic.addPatient('A-1', 3)
    await clinic.records.lock()
    await clinic.records.signIn(firstHolder(clinic), ADMIN)
    expect(await clinic.backup.state()).toMatchObject({ folder: null, last: null, dueMs: null, stale: true })
    await expect(clinic.backup.run()).rejects.toEqual(code('BACKUP_FOLDER_MISSING'))
    expect(await choose(null)).toBe(false)
    expect(await choose()).toBe(true)
    await clinic.back()

    const state = await clinic.backup.state()
    const { nowMs } = clinic.clock
    const line = { createdMs: nowMs, patients: 1, photos: 3 }
    expect(state).toMatchObject({
      last: { ...line, checkedMs: nowMs },
      failure: null,
      stale: false,
      dueMs: nowMs + 3 * HOUR,
      folder: { path: clinic.disk, there: true, snapshots: [line] },
    })
    const steps = clinic.told.flatMap(({ running }) => running?.fraction ?? [])
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
    expect(clinic.told.at(-1)).toMatchObject({ running: null, restored: false })
    expect(clinic.lent.every((key) => key.every((byte) => byte === 0))).toBe(true)

    await clinic.close()
    expect(await logOf(recoveryCode)).toEqual(['backup.begin done admin', 'backup.end done program'])
    clinic = await openClinic(clinic.home)
    await clinic.records.signIn(firstHolder(clinic), ADMIN)
    const { folder, ...known } = state
    expect(await clinic.backup.state()).toMatchObject({
      ...known,
      folder: { ...folder, freeBytes: expect.any(Number) as number },
    })
    expect(await readFile(join(clinic.folder, 'backup-plan.json'), 'utf8')).not.toMatch(/A-1|Patient|Mei/)
    expect((await stat(join(clinic.folder, 'backup-plan.json'))).mode & 0o777).toBe(0o600)
  })

  it('leave the records free: they answer and save while a backup runs', async () => {
    await clinic.setUp()
    await choose()
    await clinic.signInAs('clinician')
    await clinic.addPatient('A-1', 40)
    clinic.clock.nowMs += 4 * HOUR
    await clinic.backup.tick()
    let running = true
    const settled = clinic.backup.settled().then(() => {
      running = false
    })
    await clinic.addPatient('A-2', 1)
    expect(await clinic.records.answer('patient:find', { typed: 'A-2', limit: 5 })).toHaveLength(1)
    expect(running).toBe(true)
    await settled
    expect((await new Backup(clinic.disk).list())[0]?.contents.files).toBeGreaterThanOrEqual(40)
  })

  it('are finished behind the lock, with a key that is wiped afterwards', async () => {
    const recoveryCode = await clinic.setUp()
    await choose()
    await clinic.backup.run()
    await clinic.records.lock()
    await clinic.backup.settled()
    expect(await new Backup(clinic.disk).list()).toHaveLength(1)
    expect(clinic.lent).toHaveLength(1)
    expect(clinic.lent[0]?.every((byte) => byte === 0)).toBe(true)
    await clinic.close()
    expect((await logOf(recoveryCode))[0]).toBe('backup.begin done admin')
    clinic = await openClinic(clinic.home)
  })

  it('can be cancelled, leave no half, say so, and are not begun again at once', async () => {
    const recoveryCode = await clinic.setUp()
    await choose()
    clinic.clock.nowMs += 4 * HOUR
    await clinic.backup.run()
    await clinic.backup.cancel()
    await clinic.backup.settled()
    expect(await new Backup(clinic.disk).list()).toEqual([])
    const { failure, dueMs } = await clinic.backup.state()
    expect(failure).toEqual({ atMs: clinic.clock.nowMs, error: { kind: 'cancelled' } })
    expect(dueMs).toBe(clinic.clock.nowMs + HOUR)
    await clinic.back()
    expect((await clinic.backup.state()).failure).toBeNull()
    await clinic.close()
    expect(await logOf(recoveryCode)).toEqual([
      'backup.begin done admin',
      'backup.end failed program',
      'backup.begin done admin',
      'backup.end done program',
    ])
    clinic = await openClinic(clinic.home)
  })

  it('are cut off by the end of the program, and due again at its next start', async () => {
    await clinic.setUp()
    await choose()
    clinic.clock.nowMs += 4 * HOUR
    await clinic.backup.run()
    await clinic.close()
    expect(await readdir(clinic.disk)).not.toContainEqual(expect.stringContaining('snapshot'))
    clinic = await openClinic(clinic.home)
    clinic.clock.nowMs += 4 * HOUR
    await clinic.records.signIn(firstHolder(clinic), ADMIN)
    expect(await clinic.backup.state()).toMatchObject({ failure: null })
    await clinic.backup.tick()
    await clinic.backup.settled()
    expect(await new Backup(clinic.disk).list()).toHaveLength(1)
  })

  it('go into no folder of the records’ own and into none of another clinic', async () => {
    await clinic.setUp()
    for (const folder of [clinic.folder, join(clinic.folder, 'vault'), clinic.home])
      await expect(choose(folder)).rejects.toEqual(code('BACKUP_FOLDER_UNFIT'))
    await expect(choose(join(clinic.home, 'gone'))).rejects.toEqual(code('BACKUP_FOLDER_MISSING'))
    const other = await openClinic()
    await other.setUp()
    await other.backup.chooseFolder(() => Promise.resolve(clinic.disk))
    await other.back()
    await other.remove()
    await expect(choose()).rejects.toEqual(code('BACKUP_FOLDER_OTHERS'))
    expect(await clinic.backup.state()).toMatchObject({ folder: null })
  })

  it('say that the folder has gone, or that another disk lies in its place, and make none anywhere else', async () => {
    await clinic.setUp()
    await choose()
    await clinic.back()
    const unplugged = join(clinic.home, 'unplugged')
    await rename(clinic.disk, unplugged)
    await clinic.back()
    expect(await clinic.backup.state()).toMatchObject({
      folder: { there: false },
      failure: { error: { code: 'BACKUP_FOLDER_MISSING' } },
      last: { createdMs: clinic.clock.nowMs },
    })
    await mkdir(clinic.disk)
    await clinic.back()
    expect(await readdir(clinic.disk)).toEqual([])
    await rm(clinic.disk, { recursive: true })
    await rename(unplugged, clinic.disk)
    await clinic.back()
    expect(await clinic.backup.state()).toMatchObject({ failure: null, folder: { there: true } })
    expect(await new Backup(clinic.disk).list()).toHaveLength(2)
  })

  it('say why none could be made of damaged records, and keep the last good one', async () => {
    await clinic.setUp()
    await choose()
    await clinic.signInAs('clinician')
    await clinic.addPatient('A-1', 1)
    await clinic.records.lock()
    await clinic.records.signIn(firstHolder(clinic), ADMIN)
    await clinic.back()
    const [file = ''] = await readdir(join(clinic.folder, 'vault'))
    await writeFile(join(clinic.folder, 'vault', file), 'noise')
    await writeFile(join(clinic.disk, 'vault', file), 'noise')
    await clinic.back()
    expect(await clinic.backup.state()).toMatchObject({ failure: { error: { code: 'IMAGE_ALTERED' } } })
    expect(await new Backup(clinic.disk).list()).toHaveLength(1)
  })

  it('stay as many as were asked for', async () => {
    await clinic.setUp()
    await choose()
    await clinic.backup.changeSettings({ daily: false, hour: 12, keep: 2 })
    for (let day = 0; day < 4; day += 1) {
      clinic.clock.nowMs += 24 * HOUR
      await clinic.back()
    }
    const kept = (await new Backup(clinic.disk).list()).map(({ contents }) => contents.createdMs)
    expect(kept).toEqual([clinic.clock.nowMs, clinic.clock.nowMs - 24 * HOUR])
  })
})

describe('the schedule', () => {
  const count = async (): Promise<number> => (await new Backup(clinic.disk).list()).length
  const tickAt = async (nowMs: number): Promise<void> => {
    clinic.clock.nowMs = nowMs
    await clinic.backup.tick()
    await clinic.backup.settled()
  }

  it('makes a backup at the hour, whoever is signed in, and one that was missed at the next sign-in', async () => {
    const recoveryCode = await clinic.setUp()
    await choose()
    const chen = await clinic.signInAs('clinician')
    const morning = clinic.clock.nowMs
    await tickAt(morning + 2.9 * HOUR)
    expect(await count()).toBe(0)
    await tickAt(morning + 3.1 * HOUR)
    expect(await count()).toBe(1)
    await tickAt(morning + 9 * HOUR)
    expect(await count()).toBe(1)
    await clinic.records.lock()
    await tickAt(morning + 48 * HOUR)
    expect(await count()).toBe(1)
    await clinic.records.signIn(chen, OTHER)
    await tickAt(morning + 49 * HOUR)
    expect(await count()).toBe(2)
    await clinic.close()
    expect(await logOf(recoveryCode)).toEqual([
      'backup.begin done program',
      'backup.end done program',
      'backup.begin done program',
      'backup.end done program',
    ])
    clinic = await openClinic(clinic.home)
  })

  it('tries again an hour after a failure, and says after two days that the last is old', async () => {
    await clinic.setUp()
    await choose()
    await clinic.back()
    const day = clinic.clock.nowMs
    const away = join(clinic.home, 'away')
    await rename(clinic.disk, away)
    await tickAt(day + 4 * HOUR)
    await rename(away, clinic.disk)
    await tickAt(day + 4.5 * HOUR)
    expect(await count()).toBe(1)
    expect(await clinic.backup.state()).toMatchObject({ stale: false, failure: { atMs: day + 4 * HOUR } })
    clinic.clock.nowMs = day + 49 * HOUR
    expect(await clinic.backup.state()).toMatchObject({ stale: true })
    await tickAt(day + 49 * HOUR)
    expect(await count()).toBe(2)
    expect(await clinic.backup.state()).toMatchObject({ stale: false, failure: null })
  })

  it('is off where nobody wants it', async () => {
    await clinic.setUp()
    await choose()
    await clinic.backup.changeSettings({ daily: false, hour: 12, keep: 14 })
    await tickAt(clinic.clock.nowMs + 99 * HOUR)
    expect(await count()).toBe(0)
    expect(await clinic.backup.state()).toMatchObject({ dueMs: null, stale: true })
  })
})
