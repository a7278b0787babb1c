import Database from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Keeps other programs out of a folder. */
export interface FolderHold {
  close(): void
}

const FILE = 'in-use.lock'

/**
 * Null where another program holds the folder, on this computer or, where its file system knows locks, on another one.
 * The hold is the system's lock on an empty database: it ends with the process, however that ends. Where the file system
 * knows no locks, or takes no file, the folder is held by nobody, and whoever asks gets it.
 */
export function holdFolder(folder: string): FolderHold | null {
  let file: Database.Database | null = null
  try {
    mkdirSync(folder, { recursive: true })
    file = new Database(join(folder, FILE), { timeout: 0 })
    file.pragma('locking_mode = EXCLUSIVE')
    file.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    file?.close()
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) return null
    return { close: () => undefined }
  }
  const held = file
  return {
    close: () => {
      held.close()
    },
  }
}
