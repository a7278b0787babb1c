import { readFile, stat } from 'node:fs/promises'
import { BasalisError } from '../../shared/contract/errors.ts'
import { PHOTO_LIMITS } from '../../shared/imaging/photo-limits.ts'

/** The bytes of a photo file. Fails with FILE_NOT_FOUND, FILE_NOT_READABLE or FILE_TOO_LARGE; messages hold no path. */
export async function readPhoto(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch((cause: unknown) => {
    throw unreadable(cause)
  })
  if (!found.isFile())
    throw new BasalisError('FILE_NOT_READABLE', 'expected a photo, found a folder or a device')
  const { maxFileBytes } = PHOTO_LIMITS
  if (found.size > maxFileBytes)
    throw new BasalisError(
      'FILE_TOO_LARGE',
      `expected a file of at most ${Math.round(maxFileBytes / 1e6)} MB, found ${Math.round(found.size / 1e6)} MB`,
      { facts: { megabytes: Math.ceil(found.size / 1e6) } },
    )
  return readFile(path).catch((cause: unknown) => {
    throw unreadable(cause)
  })
}

function unreadable(cause: unknown): BasalisError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'an error'
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? new BasalisError('FILE_NOT_FOUND', 'expected a photo, found no such file', { cause })
    : new BasalisError('FILE_NOT_READABLE', `expected a photo that can be read, found ${code}`, { cause })
}
