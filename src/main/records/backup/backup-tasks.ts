import { join } from 'node:path'
import type { SnapshotLine } from '../../../shared/contract/backup-state.ts'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import { readKeyFile } from '../keys/key-file.ts'
import { openWithCode } from '../keys/open-slot.ts'
import { STORE_FILES } from '../store/record-store.ts'
import { Backup, type BackupOptions } from './backup.ts'
import { backupFault } from './backup-fault.ts'
import { lineOf, requireFolder } from './backup-folder.ts'
import { type ProgressCell, writeProgress } from './progress-cell.ts'

export interface CreateRequest {
  readonly folder: string
  /** Whether the folder has to hold backups already. */
  readonly madeBefore: boolean
  readonly storeFolder: string
  readonly storeId: string
  /** In shared memory: there is no second copy of it, and whoever lent it wipes it. */
  readonly key: Uint8Array<SharedArrayBuffer>
  readonly nowMs: number
  readonly keep: number
  readonly progress: ProgressCell
}

export interface RestoreRequest {
  readonly folder: string
  readonly name: string
  readonly code: string
  readonly storeFolder: string
  readonly progress: ProgressCell
}

/**
 * What takes minutes, in a thread of its own with a connection of its own that only reads. In the thread of the records it
 * would hold them up: copying the database, checking it and decrypting a photo are single long calls, and that thread
 * does one task after another. As one task it also runs to its end: a pool's thread stops its event loop between tasks.
 */
export const BACKUP_TASKS = {
  create: (
    { folder, madeBefore, storeFolder, storeId, key, nowMs, keep, progress }: CreateRequest,
    context: TaskContext,
  ): Promise<SnapshotLine> =>
    reported(async () => {
      await requireFolder(folder, madeBefore)
      const backup = new Backup(folder)
      const source = { folder: storeFolder, storeId, dataKey: key }
      const made = await backup.create(source, nowMs, optionsOf(context, progress))
      // An old snapshot that cannot be deleted takes nothing from the new one: the next backup tries again.
      await backup.prune(keep, key, nowMs).catch(() => undefined)
      return lineOf(made)
    }),
  restore: (
    { folder, name, code, storeFolder, progress }: RestoreRequest,
    context: TaskContext,
  ): Promise<void> =>
    reported(async () => {
      const backup = new Backup(folder)
      const file = await readKeyFile(join(backup.pathOf(name), STORE_FILES.keys)).catch(noKeyFile)
      if (!file)
        throw new BasalisError(
          'BACKUP_DAMAGED',
          'expected the key file of a backup as it was written, found it altered or missing',
        )
      const dataKey = await openWithCode(file, code)
      try {
        await backup.restore(name, storeFolder, dataKey, optionsOf(context, progress))
      } finally {
        dataKey.fill(0)
      }
    }),
}

export type BackupTasks = typeof BACKUP_TASKS

const optionsOf = ({ cancel }: TaskContext, progress: ProgressCell): BackupOptions => ({
  signal: {
    get aborted() {
      return Atomics.load(cancel, 0) !== 0
    },
  },
  onProgress: (step, done, total) => {
    writeProgress(progress, step, done, total)
  },
})

function noKeyFile(error: unknown): null {
  if (error instanceof BasalisError) return null
  throw error
}

async function reported<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw backupFault(error)
  }
}
