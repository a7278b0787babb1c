import { z } from 'zod'
import type { Permission } from '../domain/user.ts'
import { backupActivity, backupSettings, backupState, snapshotLine, snapshotName } from './backup-state.ts'

const nothing = z.undefined()
const done = z.void()

/**
 * Making backups, which an administrator may, and restoring one where there are no records yet, which whoever has the
 * recovery code may.
 */
export const BACKUP_CHANNELS = {
  'backup:get-activity': { request: nothing, response: backupActivity },
  'backup:get-state': { permission: 'backup.run', request: nothing, response: backupState },
  /** Asks for a folder with the desktop's own dialog. `chosen` is false where the user closed it. */
  'backup:choose-folder': {
    permission: 'backup.run',
    request: nothing,
    response: z.strictObject({ chosen: z.boolean() }),
  },
  'backup:change-settings': { permission: 'backup.run', request: backupSettings, response: done },
  /** Answers when it has begun. */
  'backup:run': { permission: 'backup.run', request: nothing, response: done },
  'backup:cancel': { permission: 'backup.run', request: nothing, response: done },
  /** The backups in the folder that the user picks; null where they closed the dialog. */
  'restore:choose-folder': {
    request: nothing,
    response: z.strictObject({ snapshots: z.array(snapshotLine).nullable() }),
  },
  /** Answers when the records are there. */
  'restore:begin': {
    request: z.strictObject({ name: snapshotName, code: z.string().min(1).max(1000) }),
    response: done,
  },
  'restore:cancel': { request: nothing, response: done },
} as const satisfies Record<
  string,
  { readonly permission?: Permission; readonly request: z.ZodType; readonly response: z.ZodType }
>
