import { BasalisError } from '../../../shared/contract/errors.ts'

/** What the system says where a disk is full, broken, or not to be written; UNKNOWN: on Windows, of one that is gone. */
const OF_THE_SYSTEM: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS', 'UNKNOWN'])

/** What SQLite makes of it; its codes have endings that say at which step. */
const OF_SQLITE = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/

/** Whether the disk did not take what was written, as against a mistake in what was asked. */
export function isDiskFault(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && (OF_THE_SYSTEM.has(code) || OF_SQLITE.test(code))
}

export const readOnlyError = (cause?: unknown): BasalisError =>
  new BasalisError(
    'STORE_READ_ONLY',
    'expected the disk to take what was written, found that it did not: nothing more is changed until the records are opened again',
    { cause },
  )

/** For work before any store is open: a fault of the disk as STORE_READ_ONLY, everything else as it was. */
export async function sayingDiskFaults<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw isDiskFault(error) ? readOnlyError(error) : error
  }
}
