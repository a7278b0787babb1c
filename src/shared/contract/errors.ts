/**
 * Every error code of the application. Code branches on the code, never on the message; a message says what was
 * expected, where, and what was received, and never holds patient data (no names, no paths, no file contents).
 */
export const ERROR_CODES = [
  'ARGUMENT_INVALID',
  'FILE_NOT_FOUND',
  'FILE_NOT_READABLE',
  'FILE_TOO_LARGE',
  'IMAGE_EMPTY',
  'IMAGE_TYPE_UNSUPPORTED',
  'IMAGE_CORRUPT',
  'IMAGE_TOO_LARGE',
  'IMAGE_TOO_SMALL',
  'IMAGE_GREYSCALE',
  'IMAGE_MULTIFRAME',
  'DECODER_UNAVAILABLE',
  'DECODER_TIMEOUT',
  'DECODER_MEMORY',
  'DECODER_DIED',
  'FILTER_INPUT_NOT_FINITE',
  'MODEL_MISSING',
  'MODEL_ALTERED',
  'MODEL_INVALID',
  'POOL_FULL',
  'POOL_CLOSED',
  'WORKER_DIED',
  'ADDON_MISSING',
  'BACKEND_UNAVAILABLE',
  'OUTPUT_NOT_WRITABLE',
  'CLIPBOARD_NOT_WRITABLE',
  'REQUEST_REFUSED',
  'REQUEST_INVALID',
  'UPLOAD_BROKEN',
  'PHOTO_NOT_KEPT',
  'NO_PHOTO',
  'COMPARISON_NOT_POSSIBLE',
  'COMPARISON_FULL',
  'STORE_DAMAGED',
  'STORE_UNSAFE',
  'STORE_KEY_WRONG',
  'STORE_TOO_NEW',
  'RECORD_NOT_FOUND',
  'RECORD_CONFLICT',
  'PASSPHRASE_WRONG',
  'PASSPHRASE_TOO_SOON',
  'PASSPHRASE_TOO_SHORT',
  'RECOVERY_CODE_INVALID',
  'DEVICE_SECRET_MISSING',
  'IMAGE_MISSING',
  'IMAGE_ALTERED',
  'BACKUP_DAMAGED',
  'BACKUP_FOLDER_MISSING',
  'BACKUP_FOLDER_OTHERS',
  'BACKUP_FOLDER_UNFIT',
  'BACKUP_NOT_WRITABLE',
  'BACKUP_DISK_FULL',
  'BACKUP_NONE',
  'RECOVERY_CODE_WRONG',
  'STORE_LOCKED',
  'STORE_READ_ONLY',
  'ROLE_REFUSED',
  'USER_DISABLED',
  'REASON_TOO_SHORT',
  'IDENTITY_UNKNOWN',
  'FHIR_UNREADABLE',
  'CONSENT_MISSING',
  'EYES_NOT_FOUND',
  'PLACE_NOT_REMOVABLE',
  'EXPORT_PLACE_TAKEN',
  'EXPORT_DISK_FULL',
  'EXPORT_PLACE_REFUSED',
  'EXPORT_FILE_HELD',
  'IMPORT_FOREIGN',
  'IMPORT_INCOMPLETE',
  'IMPORT_DAMAGED',
  'IMPORT_NEWER',
  'IMPORT_PASSWORD_WRONG',
  'IMPORT_KNOWN',
  'ARCHIVE_NOT_SET',
  'ARCHIVE_ADDRESS_INVALID',
  'ARCHIVE_UNREACHABLE',
  'ARCHIVE_CERTIFICATE',
  'ARCHIVE_ACCESS_REFUSED',
  'ARCHIVE_REFUSED',
  'ARCHIVE_ANSWER_INVALID',
  'ARCHIVE_OTHER_PATIENT',
  'ARCHIVE_KNOWN_ELSEWHERE',
  'ARCHIVE_OTHER_NUMBER',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/** Figures and words of the message by name, so that the interface can say it in another language. */
export type ErrorFacts = Readonly<Record<string, string | number>>

export interface BasalisErrorOptions extends ErrorOptions {
  readonly facts?: ErrorFacts | undefined
}

/** A failure somebody foresaw: the user can act on it. Anything else that is thrown is a bug. */
export class BasalisError extends Error {
  override readonly name = 'BasalisError'
  readonly code: ErrorCode
  readonly facts: ErrorFacts

  constructor(code: ErrorCode, message: string, options: BasalisErrorOptions = {}) {
    super(message, options)
    this.code = code
    this.facts = options.facts ?? {}
  }
}

/** The user, or somebody on the user's behalf, asked to stop. Neither a failure nor a bug. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError'

  constructor(message = 'cancelled') {
    super(message)
  }
}

/** An error as plain data, for crossing a thread or process boundary. */
export type ErrorData =
  | {
      readonly kind: 'expected'
      readonly code: ErrorCode
      readonly message: string
      readonly facts?: ErrorFacts
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'bug'; readonly message: string; readonly stack?: string | undefined }

export function errorToData(error: unknown): ErrorData {
  if (error instanceof BasalisError) {
    const { code, message, facts } = error
    return { kind: 'expected', code, message, facts }
  }
  if (error instanceof CancelledError) return { kind: 'cancelled' }
  if (error instanceof Error) return { kind: 'bug', message: error.message, stack: error.stack }
  return { kind: 'bug', message: String(error) }
}

export function errorFromData(data: ErrorData): Error {
  switch (data.kind) {
    case 'expected':
      return new BasalisError(data.code, data.message, { facts: data.facts })
    case 'cancelled':
      return new CancelledError()
    case 'bug':
      return withStack(new Error(data.message), data.stack)
  }
}

/** The error as it was thrown in the other thread: its stack says where. */
function withStack(error: Error, stack: string | undefined): Error {
  if (stack !== undefined) error.stack = stack
  return error
}
