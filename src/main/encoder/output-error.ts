import { BasalisError } from '../../shared/contract/errors.ts'

/** What a failure of the file system means to the user; no paths, which may hold names of patients. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'that writing there is not permitted',
  EPERM: 'that writing there is not permitted',
  EROFS: 'a read-only disk',
  ENOSPC: 'a full disk',
  EDQUOT: 'a used-up disk quota',
  ENOTDIR: 'a file where a folder should be',
  EISDIR: 'a folder where a result file should be',
  EEXIST: 'a file where a folder should be',
  ENAMETOOLONG: 'a name that is too long',
  ENOENT: 'that the folder is gone',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files',
  EBUSY: 'a file in use by another program',
  EIO: 'that the disk reports an error',
}

/** OUTPUT_NOT_WRITABLE for a failure of the file system that the user can do something about; other errors as they are. */
export function outputError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof BasalisError) return error
  const { code } = error as NodeJS.ErrnoException
  const reason = code === undefined ? undefined : REASONS[code]
  if (reason === undefined) return error
  return new BasalisError(
    'OUTPUT_NOT_WRITABLE',
    `expected a folder that results can be written to; found ${reason}`,
    {
      cause: error,
    },
  )
}
