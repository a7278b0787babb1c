import type { BackupActivity } from '../../../shared/contract/backup-state.ts'
import { useTold } from '../../app/useTold.ts'

/** What goes on just now with backups; null until it is known. */
export const useBackupActivity = (): BackupActivity | null =>
  useTold('backup:did-change', (client) => client.call('backup:get-activity'))
