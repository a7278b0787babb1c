import type { BackupStep, BackupWork } from '../../../shared/contract/backup-state.ts'
import type { ErrorCode } from '../../../shared/contract/errors.ts'

/** The codes whose sentences stand beside these texts. */
export type BackupErrorTexts = Readonly<
  Record<
    Extract<ErrorCode, `BACKUP_${string}` | 'RECOVERY_CODE_WRONG'> & Exclude<ErrorCode, 'BACKUP_DAMAGED'>,
    () => string
  >
>

/** The strings of making and restoring backups. */
export interface BackupTexts {
  readonly room: string
  readonly title: string
  readonly lead: string
  readonly folder: string
  readonly noFolder: string
  readonly choose: string
  readonly chooseOther: string
  readonly folderGone: string
  readonly sameDisk: string
  readonly free: (gigabytes: string) => string
  readonly last: string
  readonly never: string
  readonly restoredOk: (when: string) => string
  readonly failed: (when: string) => string
  readonly cancelled: (when: string) => string
  readonly next: string
  readonly nextSoon: string
  readonly nextNone: string
  readonly run: string
  readonly works: Readonly<Record<BackupWork, Readonly<Record<BackupStep, string>>>>
  readonly schedule: {
    readonly title: string
    readonly daily: string
    readonly hour: string
    readonly hourName: (hour: number) => string
    readonly keep: string
    readonly keepName: (count: number) => string
    readonly note: string
  }
  readonly kept: {
    readonly title: string
    readonly none: string
    readonly holds: (patients: number, photos: number) => string
  }
  readonly staleNever: string
  readonly staleOld: (when: string) => string
  readonly lookAt: string
  readonly finishing: string
  readonly restore: {
    readonly offer: string
    readonly title: string
    readonly lead: string
    readonly leadChosen: string
    readonly which: string
    readonly code: string
    readonly codeHint: string
    readonly action: string
    readonly back: string
    readonly stopped: string
    readonly done: string
  }
}
