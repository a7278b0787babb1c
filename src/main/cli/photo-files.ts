import { realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { BasalisError } from '../../shared/contract/errors.ts'
import { ANALYSIS_FILES } from '../exchange/analysis-folder.ts'

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
