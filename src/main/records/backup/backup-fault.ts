import { BasalisError, CancelledError, type ErrorCode } from '../../../shared/contract/errors.ts'

const FULL = /^(ENOSPC|EDQUOT|SQLITE_FULL)$/
const NOT_WRITABLE = /^(EACCES|EBUSY|EPERM|EROFS|SQLITE_READONLY.*)$/
/** Also what a disk says that is pulled out in the middle; on Windows libuv has no name for that. */
const GONE =
  /^(ENOENT|ENOTDIR|ENODEV|ENXIO|EIO|ESTALE|ENOTCONN|EHOSTDOWN|EHOSTUNREACH|ETIMEDOUT|UNKNOWN|SQLITE_CANTOPEN.*|SQLITE_IOERR.*)$/

/** What the disk said, as a failure that somebody can act on; anything else as it is. */
export function backupFault(error: unknown): unknown {
  if (error instanceof BasalisError || error instanceof CancelledError) return error
  const code = (error as { readonly code?: unknown } | null)?.code
  if (typeof code !== 'string') return error
  const fault = (named: ErrorCode, expected: string): BasalisError =>
    new BasalisError(named, `expected ${expected}, found ${code}`, { cause: error })
  if (FULL.test(code)) return fault('BACKUP_DISK_FULL', 'room on the disk for the whole of it')
  if (NOT_WRITABLE.test(code)) return fault('BACKUP_NOT_WRITABLE', 'a folder that may be written')
  if (GONE.test(code)) return fault('BACKUP_FOLDER_MISSING', 'a backup folder that can be reached')
  return error
}
