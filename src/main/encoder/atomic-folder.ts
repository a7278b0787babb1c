import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { outputError } from './output-error.ts'
import { renameFile } from '../rename-file.ts'

/**
 * Writes a set of files into a folder, all of them or none.
 *
 * `write` fills an empty staging folder on the same file system; what it wrote is then forced to the disk and moved
 * into `folder`, replacing files of the same names and leaving others alone. The folder is created where it is
 * missing, with the folders above it. When anything fails, or `write` rejects, everything is as before; an old file that even
 * then cannot be moved back lies whole in a hidden folder of its own.
 *
 * A power cut while files are being moved into a folder that already existed may leave new files beside old ones;
 * each file is whole. Throws OUTPUT_NOT_WRITABLE for failures of the file system, and whatever else `write` throws.
 */
export async function writeFolderAtomically(
  folder: string,
  write: (staging: string) => Promise<void>,
): Promise<void> {
  const target = resolve(folder)
  try {
    if (await isExistingFolder(target)) await intoExistingFolder(target, write)
    else await asNewFolder(target, write)
  } catch (error) {
    throw outputError(error)
  }
}

/** A staging folder beside the target, which becomes the target in one step. */
async function asNewFolder(target: string, write: (staging: string) => Promise<void>): Promise<void> {
  const parent = dirname(target)
  const created = await createFolders(parent)
  const staging = join(parent, stagingName('new'))
  try {
    await mkdir(staging)
    await write(staging)
    await forceFiles(staging)
    await renameFile(staging, target)
    await forceFolder(parent)
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    await removeEmptyFolders(created)
    throw error
  }
}

/** A staging folder inside the target, so that both are on one file system even where the target is a mount point. */
async function intoExistingFolder(target: string, write: (staging: string) => Promise<void>): Promise<void> {
  const staging = join(target, stagingName('new'))
  const replaced = join(target, stagingName('old'))
  try {
    await mkdir(staging)
    await write(staging)
    const names = await forceFiles(staging)
    await mkdir(replaced)
    await exchange(target, staging, replaced, names)
    await forceFolder(target)
    await rm(replaced, { recursive: true, force: true })
  } catch (error) {
    // With an old file in it that could not be put back it stays.
    await removeEmptyFolders([replaced])
    throw error
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** Moves each old file aside and the new one into its place; on a failure takes back what it can of it, last move first. */
async function exchange(target: string, staging: string, replaced: string, names: string[]): Promise<void> {
  const undo: (() => Promise<void>)[] = []
  const move = async (from: string, to: string): Promise<void> => {
    await renameFile(from, to)
    undo.push(() => renameFile(to, from))
  }
  try {
    for (const name of names) {
      if (await isExistingFile(join(target, name))) await move(join(target, name), join(replaced, name))
      await move(join(staging, name), join(target, name))
    }
  } catch (error) {
    for (const step of undo.reverse()) await step().catch(() => undefined)
    throw error
  }
}

const stagingName = (label: string): string => `.${label}.${randomUUID().slice(0, 8)}.partial`

async function isExistingFolder(path: string): Promise<boolean> {
  const found = await statOrNull(path)
  if (found !== null && !found.isDirectory()) throw errno('ENOTDIR')
  return found !== null
}

async function isExistingFile(path: string): Promise<boolean> {
  const found = await statOrNull(path)
  if (found?.isDirectory() === true) throw errno('EISDIR')
  return found !== null
}

async function statOrNull(path: string): Promise<Awaited<ReturnType<typeof stat>> | null> {
  try {
    return await stat(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Forces every file of a flat folder to the disk, then the folder itself; returns the names. */
async function forceFiles(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).sort()
  for (const name of names) {
    const file = await open(join(folder, name), 'r+')
    try {
      await file.sync()
    } finally {
      await file.close()
    }
  }
  await forceFolder(folder)
  return names
}

/** Windows cannot open a folder, and needs no sync of one. */
async function forceFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * The folders it had to create, outermost first. Not `mkdir` with `recursive`, which never returns on a file system
 * that answers ENOENT under an existing folder (measured on /proc).
 */
async function createFolders(path: string): Promise<string[]> {
  if (await isExistingFolder(path)) return []
  const above = dirname(path) === path ? [] : await createFolders(dirname(path))
  try {
    await mkdir(path)
  } catch (error) {
    await removeEmptyFolders(above)
    throw error
  }
  return [...above, path]
}

async function removeEmptyFolders(outermostFirst: string[]): Promise<void> {
  for (const path of outermostFirst.reverse()) {
    try {
      await rmdir(path)
    } catch {
      return // somebody else put something there meanwhile
    }
  }
}

function errno(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code })
}
