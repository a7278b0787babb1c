import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { KeyFile } from '../keys/key-file.ts'
import { KEY_FILE } from '../keys/key-file.ts'
import { STORE_FILES } from '../store/record-store.ts'
import { checkBackup } from './check-backup.ts'
import { checkDatabase, checkSqlite } from './check-database.ts'
import { checkFolder, checkKeyFile, checkPermissions, checkUnfinished } from './check-files.ts'
import { checkVault, type VaultCheckOptions } from './check-vault.ts'
import { type Check, CHECKS, type Finding, notRun } from './finding.ts'
import { withCopiedDatabase } from './copied-database.ts'

export interface Examination extends VaultCheckOptions {
  /** Of the records. */
  readonly folder: string
  /** The data key; null: without one. Wiped afterwards. */
  readonly unlock: (file: KeyFile) => Promise<Buffer | null>
  readonly nowMs: number
}

const WITH_KEY: readonly Check[] = ['settings', 'database', 'references', 'log', 'files', 'orphans']

/**
 * Looks into records as they lie on the disk and changes nothing; one finding a check, in the order of `CHECKS`. Best
 * while nobody works with them. Fails with RECORD_NOT_FOUND, or as `unlock` does.
 */
export async function examineRecords({
  folder,
  unlock,
  nowMs,
  ...options
}: Examination): Promise<readonly Finding[]> {
  await requireRecords(folder)
  const [keyFinding, keys] = await checkKeyFile(folder)
  const dataKey = keys && (await unlock(keys))
  try {
    const found = [
      await checkFolder(folder),
      await checkPermissions(folder),
      keyFinding,
      checkSqlite(),
      ...(dataKey
        ? await checkInside(folder, dataKey, options)
        : notRun(WITH_KEY, keys ? 'Needs a passphrase or the recovery code.' : 'Needs the key file.')),
      await checkUnfinished(folder),
      await checkBackup(folder, nowMs),
    ]
    return found.toSorted((a, b) => CHECKS.indexOf(a.check) - CHECKS.indexOf(b.check))
  } finally {
    dataKey?.fill(0)
  }
}

async function checkInside(
  folder: string,
  dataKey: Uint8Array,
  options: VaultCheckOptions,
): Promise<readonly Finding[]> {
  if ((await stat(join(folder, STORE_FILES.database)).catch(() => null)) === null)
    return notRun(WITH_KEY, 'There is no database.')
  const checked = await withCopiedDatabase(folder, (copy) => checkDatabase(copy, folder, dataKey))
  if (!checked)
    return notRun(WITH_KEY, 'The records are being written just now: close Basalis and try again.')
  const [findings, entries] = checked
  return [
    ...findings,
    ...(entries
      ? await checkVault(folder, dataKey, entries, options)
      : notRun(['files', 'orphans'], 'The database cannot be read.')),
  ]
}

async function requireRecords(folder: string): Promise<void> {
  const parts = await Promise.all(
    [KEY_FILE, STORE_FILES.database].map((part) => stat(join(folder, part)).catch(() => null)),
  )
  if (parts.some((part) => part !== null)) return
  throw new BasalisError(
    'RECORD_NOT_FOUND',
    'expected the folder of a clinic’s records, found none of them in it',
  )
}
