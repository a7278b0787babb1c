import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LEAST_COST } from '../../../src/main/records/keys/passphrase-key.ts'
import { BackupJobs } from '../../../src/main/records/service/backup-jobs.ts'
import { BackupService } from '../../../src/main/records/service/backup-service.ts'
import { RecordsService } from '../../../src/main/records/service/records-service.ts'
import { RestoreService } from '../../../src/main/records/service/restore-service.ts'
import type { BackupActivity } from '../../../src/shared/contract/backup-state.ts'
import type { Role } from '../../../src/shared/domain/user.ts'
import { patientFields, photoFields, visitFields } from '../../torture/made-records.ts'

export const ADMIN = 'clear morning light'
export const OTHER = 'a walk along the river'

const source = (path: string): URL => new URL(`../../../src/main/records/${path}`, import.meta.url)

/** The program with its threads, on a computer of its own, and a clock that the test moves. */
export async function openClinic(root?: string) {
  const home = root ?? (await mkdtemp(join(tmpdir(), 'basalis-clinic-')))
  const folder = join(home, 'clinic')
  const disk = join(home, 'disk')
  await mkdir(disk, { recursive: true })
  // A morning: the first backup is due at noon.
  const clock = { nowMs: new Date(2027, 2, 10, 9).getTime() }
  const told: BackupActivity[] = []
  const bugs: unknown[] = []
  const lent: Uint8Array[] = []
  const records = await RecordsService.open({
    worker: source('service/records-worker.ts'),
    session: { folder, deviceSecret: null, cost: LEAST_COST },
    onChange: () => undefined,
  })
  const jobs = new BackupJobs({
    worker: source('backup/backup-worker.ts'),
    onChange: (activity) => told.push(activity),
  })
  const backup = await BackupService.open({
    storeFolder: folder,
    records: {
      get state() {
        return records.state
      },
      require: (permission) => records.require(permission),
      noteBackup: (outcome) => records.noteBackup(outcome),
      lendKey: (asked, into) => {
        lent.push(into)
        return records.lendKey(asked, into)
      },
    },
    jobs,
    onBug: (error) => bugs.push(error),
    now: () => clock.nowMs,
  })
  const restore = new RestoreService({ storeFolder: folder, records, jobs })
  const close = async (): Promise<void> => {
    await backup.close()
    await records.close()
  }
  return {
    home,
    folder,
    disk,
    clock,
    told,
    bugs,
    lent,
    records,
    backup,
    restore,
    close,
    remove: async () => {
      await close()
      await rm(home, { recursive: true })
    },
    /** A clinic with an admin, signed in; the recovery code. */
    setUp: () => records.setUp('Mei', ADMIN),
    /** Signs a new user of a role in; the id. */
    signInAs: async (role: Role): Promise<string> => {
      const { id } = await records.addUser({ name: 'Chen', role, passphrase: OTHER })
      await records.signIn(id, OTHER)
      return id
    },
    /** A patient with so many photos, by a clinician who is signed in. */
    addPatient: async (number: string, photos: number): Promise<void> => {
      const patient = await records.answer('patient:add', patientFields(number))
      const visit = await records.answer('visit:add', {
        patientId: patient.id,
        fields: { ...visitFields, atMs: 1 },
      })
      for (let at = 0; at < photos; at += 1)
        await records.addPhoto({
          visitId: visit.id,
          bytes: new Uint8Array(2000).fill(at),
          thumbnail: new Uint8Array(200).fill(at),
          fields: photoFields,
        })
    },
    back: async (): Promise<void> => {
      await backup.run()
      await backup.settled()
    },
  }
}

export type Clinic = Awaited<ReturnType<typeof openClinic>>

/** The admin's id, once the clinic is locked. */
export function firstHolder({ records: { state } }: Clinic): string {
  if (state.kind !== 'locked') throw new Error('expected locked records')
  return state.holders[0]?.id ?? ''
}
