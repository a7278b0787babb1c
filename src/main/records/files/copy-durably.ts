import { chmod, constants, copyFile, open, unlink } from 'node:fs/promises'
import { unfinishedBeside } from './durable-file.ts'
import { renameFile } from '../../rename-file.ts'

/**
 * Copies a file so that under its new name there is the whole of it or nothing. The caller flushes the folder, once for
 * many files. `mode`: of the copy; absent: that of the file, which a disk that knows none leaves to everybody.
 */
export async function copyDurably(from: string, to: string, mode?: number): Promise<void> {
  const unfinished = unfinishedBeside(to)
  try {
    await copyFile(from, unfinished, constants.COPYFILE_EXCL)
    if (mode !== undefined) await chmod(unfinished, mode)
    await syncFile(unfinished)
    await renameFile(unfinished, to)
  } catch (error) {
    await unlink(unfinished).catch(() => undefined)
    throw error
  }
}

/** Makes what was written into a file last, whoever wrote it. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
