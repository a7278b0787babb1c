import { BasalisError } from '../../../shared/contract/errors.ts'

const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const REFUSED: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS'])

/** Of the last step, when the new file is written already: what stands in its place is open elsewhere. */
const HELD: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EBUSY'])

/**
 * A failure of the disk where something leaves the records, as one sentence says it: EXPORT_DISK_FULL, EXPORT_FILE_HELD, EXPORT_PLACE_REFUSED or
 * OUTPUT_NOT_WRITABLE, without the path, for it is the user's. Other errors as they are.
 */
export function outputFault(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof BasalisError) return error
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === undefined || syscall === undefined) return error
  if (FULL.has(code))
    return new BasalisError('EXPORT_DISK_FULL', `expected room on the disk, found ${code}`, { cause: error })
  if (process.platform === 'win32' && syscall === 'rename' && HELD.has(code))
    return new BasalisError('EXPORT_FILE_HELD', `expected a file that may be replaced, found ${code}`, {
      cause: error,
    })
  if (REFUSED.has(code))
    return new BasalisError(
      'EXPORT_PLACE_REFUSED',
      `expected a place that may be written to, found ${code}`,
      {
        cause: error,
      },
    )
  return new BasalisError('OUTPUT_NOT_WRITABLE', `expected a place to write to, found ${code}`, {
    cause: error,
  })
}
