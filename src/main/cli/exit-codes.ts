import { BasalisError, CancelledError, type ErrorCode } from '../../shared/contract/errors.ts'

export const EXIT_DONE = 0
/** A check found what it looks for. */
export const EXIT_FOUND = 1
export const EXIT_REFUSED = 2
export const EXIT_FAULT = 3
/** What a shell expects of a program ended by Ctrl-C: 128 + SIGINT. */
export const EXIT_INTERRUPTED = 130

/** Whether the user can mend it (another photo, argument or folder) or the program is at fault. */
const EXIT_OF: Readonly<Record<ErrorCode, typeof EXIT_REFUSED | typeof EXIT_FAULT>> = {
  ARGUMENT_INVALID: EXIT_REFUSED,
  FILE_NOT_FOUND: EXIT_REFUSED,
  FILE_NOT_READABLE: EXIT_REFUSED,
  FILE_TOO_LARGE: EXIT_REFUSED,
  IMAGE_EMPTY: EXIT_REFUSED,
  IMAGE_TYPE_UNSUPPORTED: EXIT_REFUSED,
  IMAGE_CORRUPT: EXIT_REFUSED,
  IMAGE_TOO_LARGE: EXIT_REFUSED,
  IMAGE_TOO_SMALL: EXIT_REFUSED,
  IMAGE_GREYSCALE: EXIT_REFUSED,
  IMAGE_MULTIFRAME: EXIT_REFUSED,
  DECODER_TIMEOUT: EXIT_REFUSED,
  DECODER_MEMORY: EXIT_REFUSED,
  DECODER_DIED: EXIT_REFUSED,
  BACKEND_UNAVAILABLE: EXIT_REFUSED,
  OUTPUT_NOT_WRITABLE: EXIT_REFUSED,
  CLIPBOARD_NOT_WRITABLE: EXIT_REFUSED,
  DECODER_UNAVAILABLE: EXIT_FAULT,
  ADDON_MISSING: EXIT_FAULT,
  FILTER_INPUT_NOT_FINITE: EXIT_FAULT,
  MODEL_MISSING: EXIT_FAULT,
  MODEL_ALTERED: EXIT_FAULT,
  MODEL_INVALID: EXIT_FAULT,
  POOL_FULL: EXIT_FAULT,
  POOL_CLOSED: EXIT_FAULT,
  WORKER_DIED: EXIT_FAULT,
  REQUEST_REFUSED: EXIT_FAULT,
  REQUEST_INVALID: EXIT_FAULT,
  UPLOAD_BROKEN: EXIT_FAULT,
  COMPARISON_NOT_POSSIBLE: 2,
  COMPARISON_FULL: 2,
  NO_PHOTO: EXIT_FAULT,
  STORE_DAMAGED: EXIT_FAULT,
  STORE_UNSAFE: EXIT_FAULT,
  STORE_KEY_WRONG: EXIT_FAULT,
  STORE_TOO_NEW: EXIT_REFUSED,
  RECORD_NOT_FOUND: EXIT_REFUSED,
  RECORD_CONFLICT: EXIT_REFUSED,
  PASSPHRASE_WRONG: EXIT_REFUSED,
  PASSPHRASE_TOO_SOON: EXIT_REFUSED,
  PASSPHRASE_TOO_SHORT: EXIT_REFUSED,
  RECOVERY_CODE_INVALID: EXIT_REFUSED,
  DEVICE_SECRET_MISSING: EXIT_REFUSED,
  IMAGE_MISSING: EXIT_FAULT,
  IMAGE_ALTERED: EXIT_FAULT,
  BACKUP_DAMAGED: EXIT_FAULT,
  BACKUP_FOLDER_MISSING: EXIT_REFUSED,
  BACKUP_FOLDER_OTHERS: EXIT_REFUSED,
  BACKUP_FOLDER_UNFIT: EXIT_REFUSED,
  BACKUP_NOT_WRITABLE: EXIT_REFUSED,
  BACKUP_DISK_FULL: EXIT_REFUSED,
  BACKUP_NONE: EXIT_REFUSED,
  RECOVERY_CODE_WRONG: EXIT_REFUSED,
  STORE_LOCKED: EXIT_REFUSED,
  STORE_READ_ONLY: EXIT_REFUSED,
  ROLE_REFUSED: EXIT_REFUSED,
  USER_DISABLED: EXIT_REFUSED,
  REASON_TOO_SHORT: EXIT_REFUSED,
  IDENTITY_UNKNOWN: EXIT_REFUSED,
  FHIR_UNREADABLE: EXIT_REFUSED,
}

export function exitCodeOf(error: unknown): number {
  if (error instanceof CancelledError) return EXIT_INTERRUPTED
  return error instanceof BasalisError ? EXIT_OF[error.code] : EXIT_FAULT
}

/**
 * One line for the user. Of an unforeseen error only its kind: its message may hold a path, and with it a name.
 * BASALIS_DEBUG=1 in the environment shows everything.
 */
export function messageOf(error: unknown): string {
  if (error instanceof BasalisError) return `${error.message} (${error.code})`
  if (process.env['BASALIS_DEBUG'] === '1')
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  const kind = error instanceof Error ? error.name : typeof error
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : ''
  return `internal fault: expected no error, found ${kind}${code}; BASALIS_DEBUG=1 shows it whole`
}
