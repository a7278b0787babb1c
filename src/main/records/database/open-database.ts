import Database from 'better-sqlite3'
import { BasalisError } from '../../../shared/contract/errors.ts'
import { setPragmas } from './pragmas.ts'

/** Versions before it damage a WAL database with two connections (sqlite.org/wal.html, "WAL-reset bug"). */
export const LEAST_SQLITE = [3, 51, 3] as const

export interface OpenOptions {
  /** For a backup that is looked into. */
  readonly readonly?: boolean
}

/**
 * The only way to a database: SQLCipher's page format with a raw 32-byte key, everything set and read back. Fails with
 * STORE_KEY_WRONG where the key is another's or the file is no database, with STORE_UNSAFE where a setting does not hold.
 */
export function openDatabase(
  path: string,
  key: Uint8Array,
  { readonly = false }: OpenOptions = {},
): Database.Database {
  const db = new Database(path, { readonly, fileMustExist: readonly })
  try {
    db.pragma("cipher = 'sqlcipher'")
    db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`)
    readSomething(db)
    requireSqlite(db)
    if (!readonly) setPragmas(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function requireSqlite(db: Database.Database): void {
  const version = db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? ''
  if (atLeast(version, LEAST_SQLITE)) return
  throw new BasalisError(
    'STORE_UNSAFE',
    `expected SQLite ${LEAST_SQLITE.join('.')} or newer, found ${version}`,
  )
}

export function atLeast(version: string, least: readonly number[]): boolean {
  const parts = version.split('.').map(Number)
  for (const [i, needed] of least.entries()) {
    const part = parts[i] ?? 0
    if (part !== needed) return part > needed
  }
  return true
}

function readSomething(db: Database.Database): void {
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_NOTADB') throw error
    throw new BasalisError(
      'STORE_KEY_WRONG',
      'expected a database of this key, found another or a damaged one',
    )
  }
}
