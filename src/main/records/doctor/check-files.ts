import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BasalisError } from '../../../shared/contract/errors.ts'
import { UNFINISHED } from '../files/durable-file.ts'
import { KEY_FILE, type KeyFile, readKeyFile } from '../keys/key-file.ts'
import { RECOVERY } from '../keys/open-slot.ts'
import { STORE_FILES } from '../store/record-store.ts'
import { counted, finding, type Finding } from './finding.ts'

/** The mode bits of everybody but the owner. */
const OTHERS = 0o077

interface Entry {
  readonly path: string
  readonly isFolder: boolean
}

async function entriesOf(folder: string): Promise<readonly Entry[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.map((entry) => ({
    path: join(entry.parentPath, entry.name),
    isFolder: entry.isDirectory(),
  }))
}

/** The parts that have to be there. */
export async function checkFolder(folder: string): Promise<Finding> {
  const parts = [STORE_FILES.database, STORE_FILES.vault, STORE_FILES.head, STORE_FILES.keys]
  const there = await Promise.all(parts.map((part) => stat(join(folder, part)).catch(() => null)))
  const missing = parts.filter((_, index) => there[index] === null)
  return missing.length === 0
    ? finding('folder', 'ok', 'Database, vault, key file and the end of the log are there.')
    : finding('folder', 'fault', `Missing from the folder: ${missing.join(', ')}. Restore a backup.`)
}

/** Folders 0700, files 0600. Windows keeps rights elsewhere. */
export async function checkPermissions(folder: string): Promise<Finding> {
  if (process.platform === 'win32')
    return finding('permissions', 'not run', 'Windows keeps rights in another way than by modes.')
  const entries = [{ path: folder, isFolder: true }, ...(await entriesOf(folder))]
  const modes = await Promise.all(
    entries.map(async ({ path }) => (await stat(path).catch(() => null))?.mode ?? 0),
  )
  const open = entries.filter((_, index) => ((modes[index] ?? 0) & OTHERS) !== 0)
  if (open.length === 0)
    return finding('permissions', 'ok', 'Folders are 0700 and files 0600: their owner’s only.')
  const folders = open.filter(({ isFolder }) => isFolder).length
  const what = `${counted(folders, 'folder', 'folders')} and ${counted(open.length - folders, 'file', 'files')}`
  return finding(
    'permissions',
    'attention',
    `Other users of this computer reach ${what}: set folders to 0700 and files to 0600.`,
  )
}

/** Also what the key file holds; null where it cannot be used. */
export async function checkKeyFile(folder: string): Promise<readonly [Finding, KeyFile | null]> {
  let file: KeyFile | null
  try {
    file = await readKeyFile(join(folder, KEY_FILE))
  } catch (error) {
    if (!(error instanceof BasalisError)) throw error
    const text = 'The key file is not as it was written: nobody can sign in. Restore a backup.'
    return [finding('key file', 'fault', text), null]
  }
  if (!file)
    return [finding('key file', 'fault', 'There is no key file: nobody can sign in. Restore a backup.'), null]
  const people = file.slots.filter(({ id }) => id !== RECOVERY).length
  const ways = counted(people, 'person', 'people')
  return file.slots.some(({ id }) => id === RECOVERY)
    ? [finding('key file', 'ok', `${ways} and the recovery code open the records.`), file]
    : [
        finding('key file', 'attention', `${ways}, but no recovery code opens the records: make a new one.`),
        file,
      ]
}

/** What a crash left behind; harmless. */
export async function checkUnfinished(folder: string): Promise<Finding> {
  const left = (await entriesOf(folder)).filter(({ path }) => path.endsWith(UNFINISHED)).length
  return left === 0
    ? finding('unfinished', 'ok', 'No unfinished files.')
    : finding(
        'unfinished',
        'attention',
        `${counted(left, 'unfinished file', 'unfinished files')}: left by a crash, or being written just now.`,
      )
}
