import { readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { BasalisError } from '../../shared/contract/errors.ts'
import { DEFAULT_DECODER_LIMITS } from '../decoder/limits.ts'
import { ANALYSIS_FILES } from '../exchange/analysis-folder.ts'

/** The bytes of a photo file. Fails with FILE_NOT_FOUND, FILE_NOT_READABLE or FILE_TOO_LARGE; messages hold no path. */
export async function readPhoto(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch((cause: unknown) => {
    throw unreadable(cause)
  })
  if (!found.isFile())
    throw new BasalisError('FILE_NOT_READABLE', 'expected a photo, found a folder or a device')
  const { maxFileBytes } = DEFAULT_DECODER_LIMITS
  if (found.size > maxFileBytes)
    throw new BasalisError(
      'FILE_TOO_LARGE',
      `expected a file of at most ${Math.round(maxFileBytes / 1e6)} MB, found ${Math.round(found.size / 1e6)} MB`,
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

/**
 * Refuses, with ARGUMENT_INVALID, results that would be written over one of the photos: a photo named like a result
 * file in a folder that results go to. Photos are originals and never altered.
 */
export async function protectPhotos(photos: readonly string[], folders: readonly string[]): Promise<void> {
  const written = new Set(
    (await Promise.all(folders.map(existingPath))).flatMap((folder) =>
      ANALYSIS_FILES.map((name) => join(folder, name).toLowerCase()),
    ),
  )
  for (const photo of photos)
    if (written.has((await existingPath(photo)).toLowerCase()))
      throw new BasalisError(
        'ARGUMENT_INVALID',
        'expected --out to be a folder where no photo would be overwritten, found a photo with the name of a result in it',
      )
}

/** The path without links, as far as it exists. */
async function existingPath(path: string): Promise<string> {
  return realpath(path).catch(async () => {
    const parent = dirname(path)
    return parent === path ? path : join(await existingPath(parent), basename(path))
  })
}
