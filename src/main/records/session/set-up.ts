import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeyHolder } from '../../../shared/contract/clinic-state.ts'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { User } from '../../../shared/domain/user.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { STORE_FILES, type RecordStore } from '../store/record-store.ts'

/** Fails with STORE_DAMAGED where there are records and no key file: that is no place for a new clinic. */
export async function refuseOrphanedRecords(folder: string): Promise<void> {
  const database = await stat(join(folder, STORE_FILES.database)).catch(() => null)
  if (database === null || database.size === 0) return
  throw new BasalisError('STORE_DAMAGED', 'expected the key file beside the records, found none')
}

/** The clinic's first user, an admin. */
export function addFirstUser(store: RecordStore, { id, label }: KeyHolder): User {
  return store.save(
    { userId: id, role: 'admin' },
    'clinic.set-up',
    (nowMs) => store.users.add({ name: label, role: 'admin' }, nowMs, id),
    () => id,
  )
}

/** Whether nothing was ever written: the set-up was cut off between the keys and the first user. */
export const isUnused = ({ audit, fault }: RecordStore): boolean => audit.head.seq === 0 && fault === null

/**
 * Removes what a set-up has made that the disk did not take whole, the keys last, so that it can be begun again. What cannot be removed
 * stays: the first sign-in finishes it.
 */
export async function undoSetUp(folder: string, keys: KeyRing): Promise<void> {
  const { database, head } = STORE_FILES
  try {
    for (const name of [`${database}-wal`, `${database}-shm`, database, head])
      await rm(join(folder, name), { force: true })
    await keys.discard()
  } catch {
    // The failure that led here is the one to be told.
  }
}
