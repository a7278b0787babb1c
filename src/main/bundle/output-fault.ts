import { BasalisError } from '../../shared/contract/errors.ts'

/** A failure of the disk as one sentence says it, without the path: it is the user's. Other errors as they are. */
export function outputFault(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof BasalisError) return error
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === undefined || syscall === undefined) return error
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new BasalisError('EXPORT_DISK_FULL', `expected room for an export on the disk, found ${code}`, {
      cause: error,
    })
  return new BasalisError('OUTPUT_NOT_WRITABLE', `expected a place for an export, found ${code}`, {
    cause: error,
  })
}
