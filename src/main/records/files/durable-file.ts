import { randomBytes } from 'node:crypto'
import { open, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { renameFile } from '../../rename-file.ts'

/** Ends every file that is not finished; what is left of one after a crash is swept away by name. */
export const UNFINISHED = '.unfinished'

/** Signs of the name that are kept, of at most four bytes each: a name may have 255 bytes, and the ending needs some of them. */
const KEPT_SIGNS = 40

/** A new name beside a file or folder that is to get its own name only when it is whole. */
export function unfinishedBeside(path: string): string {
  const kept = Array.from(basename(path)).slice(0, KEPT_SIGNS).join('')
  return join(dirname(path), `${kept}.${randomBytes(6).toString('hex')}${UNFINISHED}`)
}

/** The mode of what is kept. */
export const OWNER_ONLY = 0o600

/**
 * Writes a file so that after a power cut there is either the whole of it or what was there before: a new file beside it,
 * flushed, takes its name, and the folder is flushed. Returns once all of that is on the disk.
 */
export async function writeDurably(path: string, content: Uint8Array | string): Promise<void> {
  const unfinished = unfinishedBeside(path)
  try {
    const file = await open(unfinished, 'wx', OWNER_ONLY)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await renameFile(unfinished, path)
  } catch (error) {
    await unlink(unfinished).catch(() => undefined)
    throw error
  }
  await syncFolder(dirname(path))
}

/** A folder that may not be read, and a file system, as of some network drives, that has no such call. */
const WITHOUT_SYNC: ReadonlySet<string> = new Set([
  ...['EACCES', 'EPERM', 'EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EBADF', 'EISDIR'],
])

/**
 * Makes the names in a folder last, where that can be asked for: the file itself is on the disk, and has its name. Windows has no
 * such call: its file system keeps a journal of names itself.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  try {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (!WITHOUT_SYNC.has((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}
