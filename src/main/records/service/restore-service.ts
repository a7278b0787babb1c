import type { SnapshotLine } from '../../../shared/contract/backup-state.ts'
import { BasalisError } from '../../../shared/contract/errors.ts'
import { Backup } from '../backup/backup.ts'
import { lineOf, requireFolder } from '../backup/backup-folder.ts'
import type { BackupJobs } from './backup-jobs.ts'
import type { RecordsService } from './records-service.ts'

export interface RestoreServiceOptions {
  readonly storeFolder: string
  readonly records: Pick<RecordsService, 'state' | 'reload'>
  readonly jobs: BackupJobs
}

/**
 * Records from a backup, on a computer that has none. Nobody is signed in yet: the recovery code is the permission, and
 * that there is nothing to write over.
 */
export class RestoreService {
  readonly #options: RestoreServiceOptions
  /** The path stays here: the page names snapshots only. */
  #folder: string | null = null

  constructor(options: RestoreServiceOptions) {
    this.#options = options
  }

  /**
   * `choose` asks the user. The backups in the folder, the newest first; null where the user chose none. Fails with
   * BACKUP_NONE or RECORD_CONFLICT.
   */
  async chooseFolder(choose: () => Promise<string | null>): Promise<SnapshotLine[] | null> {
    this.#requireNothing()
    const folder = await choose()
    if (folder === null) return null
    await requireFolder(folder, false)
    const snapshots = await new Backup(folder).list()
    if (snapshots.length === 0)
      throw new BasalisError('BACKUP_NONE', 'expected backups in the folder, found none')
    this.#folder = folder
    return snapshots.map(lineOf)
  }

  /**
   * Settles when the records are there, locked. Fails with RECOVERY_CODE_INVALID, RECOVERY_CODE_WRONG, BACKUP_DAMAGED,
   * as the disk does, or with CancelledError, and then leaves nothing behind.
   */
  async begin(name: string, code: string): Promise<void> {
    const { storeFolder, records, jobs } = this.#options
    this.#requireNothing()
    if (this.#folder === null)
      throw new BasalisError('BACKUP_NONE', 'expected a folder of backups, found none chosen')
    await jobs.run('restore', 'restore', { folder: this.#folder, name, code, storeFolder })
    await records.reload()
    jobs.noteRestored()
  }

  cancel(): void {
    this.#options.jobs.cancel('restore')
  }

  #requireNothing(): void {
    if (this.#options.records.state.kind === 'empty') return
    throw new BasalisError('RECORD_CONFLICT', 'expected no records on this computer yet, found some')
  }
}
