import type { BackupService } from '../records/service/backup-service.ts'
import type { RestoreService } from '../records/service/restore-service.ts'
import type { ChannelHandlers } from './channel-gate.ts'

export interface BackupServices {
  readonly backup: BackupService
  readonly restore: RestoreService
  /** The folder that the user picks, or null. */
  readonly chooseFolder: () => Promise<string | null>
}

type BackupHandlers = Pick<
  ChannelHandlers,
  Extract<keyof ChannelHandlers, `${'backup' | 'restore'}:${string}`>
>

/** What each channel of backups does. The services check who asks. */
export function backupHandlers({ backup, restore, chooseFolder }: BackupServices): BackupHandlers {
  return {
    'backup:get-activity': () => backup.activity,
    'backup:get-state': () => backup.state(),
    'backup:choose-folder': async () => ({ chosen: await backup.chooseFolder(chooseFolder) }),
    'backup:change-settings': (settings) => backup.changeSettings(settings),
    'backup:run': () => backup.run(),
    'backup:cancel': () => backup.cancel(),
    'restore:choose-folder': async () => ({ snapshots: await restore.chooseFolder(chooseFolder) }),
    'restore:begin': ({ name, code }) => restore.begin(name, code),
    'restore:cancel': () => {
      restore.cancel()
    },
  }
}
