import { z } from 'zod'
import { pageError } from './error-data.ts'

export const BACKUP_STEPS = ['database', 'copy', 'check'] as const
export type BackupStep = (typeof BACKUP_STEPS)[number]

export const BACKUP_WORKS = ['backup', 'restore'] as const
export type BackupWork = (typeof BACKUP_WORKS)[number]

/** What goes on just now; anybody at the desk may see it. */
export const backupActivity = z.strictObject({
  running: z
    .strictObject({
      work: z.enum(BACKUP_WORKS),
      step: z.enum(BACKUP_STEPS),
      /** Of the whole work, 0 to 1; never goes back. */
      fraction: z.number().min(0).max(1),
    })
    .nullable(),
  /** Another number whenever there is something new to ask for. */
  revision: z.number().int().min(0),
  /** These records came from a backup since the program started. */
  restored: z.boolean(),
})
export type BackupActivity = z.infer<typeof backupActivity>

const moment = z.number().int()

export const snapshotName = z.string().regex(/^snapshot-\d{8}T\d{6}Z-[0-9a-f]{8}$/)

/** One backup, as a list shows it. */
export const snapshotLine = z.strictObject({
  name: snapshotName,
  createdMs: moment,
  patients: z.number().int().min(0),
  photos: z.number().int().min(0),
})
export type SnapshotLine = z.infer<typeof snapshotLine>

export const MAX_KEPT = 365

/** When, and how many snapshots stay. */
export const backupSettings = z.strictObject({
  daily: z.boolean(),
  /** By this computer's clock, 0 to 23. */
  hour: z.number().int().min(0).max(23),
  keep: z.number().int().min(1).max(MAX_KEPT),
})
export type BackupSettings = z.infer<typeof backupSettings>

/** The last backup that was made; it was restored for trial at `checkedMs`. */
export const lastBackup = z.strictObject({ ...snapshotLine.shape, checkedMs: moment })
export type LastBackup = z.infer<typeof lastBackup>

/** The last try, where it came to nothing. */
export const backupFailure = z.strictObject({ atMs: moment, error: pageError })
export type BackupFailure = z.infer<typeof backupFailure>

/** All that an administrator sees. */
export const backupState = z.strictObject({
  settings: backupSettings,
  /** Null: none chosen. */
  folder: z
    .strictObject({
      path: z.string(),
      there: z.boolean(),
      /** A disk that breaks takes records and backup with it. */
      sameDisk: z.boolean(),
      freeBytes: z.number().nonnegative().nullable(),
      /** Newest first. */
      snapshots: z.array(snapshotLine),
    })
    .nullable(),
  last: lastBackup.nullable(),
  failure: backupFailure.nullable(),
  /** Now or earlier: as soon as possible. Null: not by itself. */
  dueMs: moment.nullable(),
  /** No backup, or none of the last two days. */
  stale: z.boolean(),
})
export type BackupState = z.infer<typeof backupState>
