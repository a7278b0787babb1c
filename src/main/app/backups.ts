import type { BackupActivity } from '../../shared/contract/backup-state.ts'
import { entryBeside } from '../entry-url.ts'
import { BackupJobs } from '../records/service/backup-jobs.ts'
import { BackupService } from '../records/service/backup-service.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import { RestoreService } from '../records/service/restore-service.ts'
import { reportBug } from './report-bug.ts'

export interface Backups {
  readonly backup: BackupService
  readonly restore: RestoreService
}

/** Making and restoring backups of the records in a folder. `entry` as `Desktop` has it. */
export async function openBackups(
  entry: string,
  storeFolder: string,
  records: RecordsService,
  onChange: (activity: BackupActivity) => void,
): Promise<Backups> {
  const jobs = new BackupJobs({ worker: entryBeside('backup-worker', entry), onChange })
  return {
    backup: await BackupService.open({ storeFolder, records, jobs, onBug: reportBug }),
    restore: new RestoreService({ storeFolder, records, jobs }),
  }
}
