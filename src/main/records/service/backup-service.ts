import { join } from 'node:path'
import type {
  BackupActivity,
  BackupSettings,
  BackupState,
  LastBackup,
} from '../../../shared/contract/backup-state.ts'
import type { PageError } from '../../../shared/contract/error-data.ts'
import { BasalisError, CancelledError, errorToData } from '../../../shared/contract/errors.ts'
import { Backup } from '../backup/backup.ts'
import { backupFault } from '../backup/backup-fault.ts'
import { lineOf, lookAtFolder, refuseOwnFolder, requireFolder } from '../backup/backup-folder.ts'
import { BackupPlan, PLAN_FILE } from '../backup/backup-plan.ts'
import { isStale, nextDue } from '../backup/schedule.ts'
import { readKeyFile } from '../keys/key-file.ts'
import { KEY_BYTES } from '../keys/sealed.ts'
import { STORE_FILES } from '../store/record-store.ts'
import type { BackupJobs } from './backup-jobs.ts'
import type { RecordsService } from './records-service.ts'

export interface BackupServiceOptions {
  readonly storeFolder: string
  readonly records: Pick<RecordsService, 'state' | 'require' | 'lendKey' | 'noteBackup'>
  readonly jobs: BackupJobs
  /** Told of failures that nobody foresaw. */
  readonly onBug: (error: unknown) => void
  readonly now?: () => number
}

/** How often it is asked whether a backup is due. */
const CHECK_MS = 20_000

/**
 * The clinic's backups: where, when, how the last went. A backup works with a copy of the key of its own: locking the
 * records meanwhile does not stop it, for a clinic's first may take longer than a desk stays in use. Closing the
 * program does, and cancels it.
 */
export class BackupService {
  readonly #options: BackupServiceOptions
  readonly #plan: BackupPlan
  readonly #timer: NodeJS.Timeout
  #underWay: Promise<void> | null = null
  #closing = false

  private constructor(options: BackupServiceOptions, plan: BackupPlan) {
    this.#options = options
    this.#plan = plan
    this.#timer = setInterval(() => {
      this.tick().catch(options.onBug)
    }, CHECK_MS)
    this.#timer.unref()
  }

  static async open(options: BackupServiceOptions): Promise<BackupService> {
    return new BackupService(options, await BackupPlan.open(join(options.storeFolder, PLAN_FILE)))
  }

  get activity(): BackupActivity {
    return this.#options.jobs.activity
  }

  /** Fails with STORE_LOCKED or ROLE_REFUSED, as all that an administrator does here. */
  async state(): Promise<BackupState> {
    await this.#options.records.require('backup.run')
    const { folder, settings, last, failure } = this.#plan.current
    const nowMs = this.#now()
    const found = folder === null ? null : await lookAtFolder(folder, this.#options.storeFolder)
    return {
      settings,
      folder: folder === null || !found ? null : { path: folder, ...found, snapshots: [...found.snapshots] },
      last,
      failure,
      dueMs: this.#dueMs(nowMs),
      stale: isStale(last?.createdMs ?? null, nowMs),
    }
  }

  /**
   * `choose` asks the user, and gives null where they change their mind. Fails with BACKUP_FOLDER_UNFIT or
   * BACKUP_FOLDER_OTHERS. Returns whether one was chosen.
   */
  async chooseFolder(choose: () => Promise<string | null>): Promise<boolean> {
    const { records, storeFolder, jobs } = this.#options
    await records.require('backup.run')
    const folder = await choose()
    if (folder === null) return false
    refuseOwnFolder(folder, storeFolder)
    await requireFolder(folder, false)
    await this.#plan.changeFolder(folder, await this.#newestIn(folder), this.#now())
    jobs.touch()
    return true
  }

  async changeSettings(settings: BackupSettings): Promise<void> {
    await this.#options.records.require('backup.run')
    await this.#plan.changeSettings(settings, this.#now())
    this.#options.jobs.touch()
  }

  /** Begins a backup, and returns when it has begun; one that is under way is left alone. */
  async run(): Promise<void> {
    await this.#options.records.require('backup.run')
    await this.#begin('user')
  }

  async cancel(): Promise<void> {
    await this.#options.records.require('backup.run')
    this.#options.jobs.cancel('backup')
  }

  /** To be called now and then: begins a backup where one is due and the records are open. */
  async tick(): Promise<void> {
    const nowMs = this.#now()
    const dueMs = this.#dueMs(nowMs)
    if (dueMs === null || dueMs > nowMs || this.#options.records.state.kind !== 'open') return
    // Locked in this moment: it stays due.
    await this.#begin('schedule').catch((error: unknown) => {
      if (!(error instanceof BasalisError && error.code === 'STORE_LOCKED')) throw error
    })
  }

  /** Settles when no backup is under way. */
  async settled(): Promise<void> {
    await this.#underWay
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    this.#closing = true
    await this.#options.jobs.close()
  }

  /** Settles when the key is lent and the work has begun. */
  async #begin(asked: 'user' | 'schedule'): Promise<void> {
    if (this.#underWay || this.#closing) return
    const { folder } = this.#plan.current
    if (folder === null)
      throw new BasalisError('BACKUP_FOLDER_MISSING', 'expected a folder for backups, found none chosen')
    const key = new Uint8Array(new SharedArrayBuffer(KEY_BYTES))
    const lent = this.#options.records.lendKey(asked, key)
    this.#underWay = lent
      .then(
        (storeId) => this.#make(folder, storeId, key),
        () => undefined,
      )
      .finally(() => {
        key.fill(0)
        this.#underWay = null
        this.#options.jobs.touch()
      })
    await lent
  }

  async #make(folder: string, storeId: string, key: Uint8Array<SharedArrayBuffer>): Promise<void> {
    const { records, jobs, storeFolder, onBug } = this.#options
    const { last, settings } = this.#plan.current
    try {
      const made = await jobs.run('create', 'backup', {
        folder,
        madeBefore: last !== null,
        storeFolder,
        storeId,
        key,
        nowMs: this.#now(),
        keep: settings.keep,
      })
      await this.#plan.noteDone({ ...made, checkedMs: this.#now() })
    } catch (error) {
      await this.#noteFailure(error)
      return
    }
    await records.noteBackup('done').catch(onBug)
  }

  async #noteFailure(error: unknown): Promise<void> {
    const { records, onBug } = this.#options
    // What the program's end cuts off is due again at its next start.
    if (this.#closing) return
    const told = pageErrorOf(backupFault(error))
    if (told.kind === 'bug') onBug(error)
    await this.#plan.noteFailure({ atMs: this.#now(), error: told }).catch(onBug)
    await records.noteBackup('failed').catch(onBug)
  }

  /** Fails with BACKUP_FOLDER_OTHERS. */
  async #newestIn(folder: string): Promise<LastBackup | null> {
    const keys = await readKeyFile(join(this.#options.storeFolder, STORE_FILES.keys))
    const backup = new Backup(folder)
    await backup.refuseOthers(keys?.storeId ?? '')
    const [newest] = await backup.list()
    // It has its name because it was restored for trial.
    return newest ? { ...lineOf(newest), checkedMs: newest.contents.createdMs } : null
  }

  #dueMs(nowMs: number): number | null {
    const { folder, settings, sinceMs, last, failure } = this.#plan.current
    const { daily, hour } = settings
    const times = { daily, hour, sinceMs, lastMs: last?.createdMs ?? null, failedMs: failure?.atMs ?? null }
    return folder === null ? null : nextDue(times, nowMs)
  }

  #now(): number {
    return (this.#options.now ?? Date.now)()
  }
}

function pageErrorOf(error: unknown): PageError {
  if (error instanceof CancelledError) return { kind: 'cancelled' }
  const data = errorToData(error)
  return data.kind === 'expected' ? { ...data } : { kind: 'bug' }
}
