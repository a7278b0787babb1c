import { stat, statfs } from 'node:fs/promises'
import { isAbsolute, relative } from 'node:path'
import type { SnapshotLine } from '../../../shared/contract/backup-state.ts'
import { BasalisError } from '../../../shared/contract/errors.ts'
import { Backup, type Snapshot } from './backup.ts'

export interface FolderState {
  readonly there: boolean
  readonly sameDisk: boolean
  readonly freeBytes: number | null
  readonly snapshots: readonly SnapshotLine[]
}

export const lineOf = ({ name, contents: { createdMs, patients, photos } }: Snapshot): SnapshotLine => ({
  name,
  createdMs,
  patients,
  photos,
})

/** How a backup folder is just now; never fails. */
export async function lookAtFolder(folder: string, storeFolder: string): Promise<FolderState> {
  const [found, store] = await Promise.all([folder, storeFolder].map((path) => stat(path).catch(() => null)))
  if (!found?.isDirectory()) return { there: false, sameDisk: false, freeBytes: null, snapshots: [] }
  const disk = await statfs(folder).catch(() => null)
  return {
    there: true,
    sameDisk: found.dev === store?.dev,
    freeBytes: disk && disk.bavail * disk.bsize,
    snapshots: (await new Backup(folder).list()).map(lineOf),
  }
}

/**
 * Fails with BACKUP_FOLDER_MISSING where the folder is not there, or holds none of the backups that were made in it
 * before: then another disk is mounted in its place, or none.
 */
export async function requireFolder(folder: string, madeBefore: boolean): Promise<void> {
  const found = await stat(folder).catch(() => null)
  if (found?.isDirectory() && !(madeBefore && (await new Backup(folder).list()).length === 0)) return
  throw new BasalisError('BACKUP_FOLDER_MISSING', 'expected the backup folder as it was left, found it gone')
}

/** Fails with BACKUP_FOLDER_UNFIT where the folder lies in the records' own, or the other way round. */
export function refuseOwnFolder(folder: string, storeFolder: string): void {
  if (!isInside(folder, storeFolder) && !isInside(storeFolder, folder)) return
  throw new BasalisError(
    'BACKUP_FOLDER_UNFIT',
    'expected a folder apart from that of the records, found one that holds it or lies in it',
  )
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || (!way.startsWith('..') && !isAbsolute(way))
}
