import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import {
  type BackupFailure,
  backupFailure,
  backupSettings,
  type BackupSettings,
  type LastBackup,
  lastBackup,
} from '../../../shared/contract/backup-state.ts'
import { writeDurably } from '../files/durable-file.ts'

export const PLAN_FILE = 'backup-plan.json'

const plan = z.strictObject({
  version: z.literal(1),
  folder: z.string().min(1).nullable(),
  settings: backupSettings,
  sinceMs: z.number().int(),
  last: lastBackup.nullable(),
  failure: backupFailure.nullable(),
})
export type Plan = z.infer<typeof plan>

/** Noon: while somebody is signed in. */
const FIRST: Plan = {
  version: 1,
  folder: null,
  settings: { daily: true, hour: 12, keep: 14 },
  sinceMs: 0,
  last: null,
  failure: null,
}

/**
 * Where and when backups are made, and how the last went: a file beside the database, which is there also where the
 * database does not open. Nothing of a patient is in it.
 */
export class BackupPlan {
  readonly #path: string
  #current: Plan
  #writing: Promise<void> = Promise.resolve()

  private constructor(path: string, current: Plan) {
    this.#path = path
    this.#current = current
  }

  /** A file that makes no sense is taken as absent: the window then says that there never was a backup. */
  static async open(path: string): Promise<BackupPlan> {
    return new BackupPlan(path, (await readPlan(path)) ?? FIRST)
  }

  get current(): Plan {
    return this.#current
  }

  /** `newest`: what lies there already. */
  changeFolder(folder: string, newest: LastBackup | null, nowMs: number): Promise<void> {
    return this.#keep({ folder, last: newest, failure: null, sinceMs: nowMs })
  }

  changeSettings(settings: BackupSettings, nowMs: number): Promise<void> {
    const { daily, hour } = this.#current.settings
    const anew = settings.daily && (!daily || settings.hour !== hour)
    return this.#keep({ settings, ...(anew && { sinceMs: nowMs }) })
  }

  noteDone(last: LastBackup): Promise<void> {
    return this.#keep({ last, failure: null })
  }

  noteFailure(failure: BackupFailure): Promise<void> {
    return this.#keep({ failure })
  }

  /** Takes effect at once; returns when it is on the disk. */
  #keep(change: Partial<Plan>): Promise<void> {
    this.#current = { ...this.#current, ...change }
    const text = `${JSON.stringify(this.#current, null, 2)}\n`
    const written = this.#writing.then(() => writeDurably(this.#path, text))
    this.#writing = written.catch(() => undefined)
    return written
  }
}

/** Null where there is none, or one that makes no sense. */
export async function readPlan(path: string): Promise<Plan | null> {
  const text = await readFile(path, 'utf8').catch(() => '')
  try {
    return plan.parse(JSON.parse(text))
  } catch {
    return null
  }
}
