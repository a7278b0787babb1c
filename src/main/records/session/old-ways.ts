import { BasalisError } from '../../../shared/contract/errors.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import type { RecordStore } from '../store/record-store.ts'

/**
 * Takes the ways to the data key away from whom the records do not know, or who may not sign in any more: a crash came between keys and
 * people, and no admin could do it. An older copy of the database does not know who came since, so that it decides nothing. What the disk
 * does not take stays until the next sign-in.
 */
export async function closeOldWays(store: RecordStore, keys: KeyRing): Promise<void> {
  if (store.fault !== null || store.readOnly) return
  const welcome = new Set(
    store.users
      .list()
      .filter(({ disabledMs }) => disabledMs === null)
      .map(({ id }) => id),
  )
  const old = keys.holders.filter(({ id }) => !welcome.has(id))
  try {
    for (const { id } of old) await store.writing(() => keys.revoke(id))
  } catch (error) {
    if (!(error instanceof BasalisError && error.code === 'STORE_READ_ONLY')) throw error
  }
}
