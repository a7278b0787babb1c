import type Database from 'better-sqlite3'
import { BasalisError } from '../../../shared/contract/errors.ts'

/**
 * What every connection is set to. Read back afterwards, for the library compiles in defaults of its own: a database in WAL
 * mode is otherwise opened with `synchronous = NORMAL`, which loses acknowledged saves in a power cut.
 */
const SETTINGS: readonly (readonly [name: string, set: string, expected: string | number])[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  // Temporary files would hold plain text.
  ['temp_store', 'MEMORY', 2],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['secure_delete', 'ON', 1],
  ['mmap_size', '0', 0],
  ['busy_timeout', '5000', 5000],
  ['recursive_triggers', 'ON', 1],
]

/** macOS reports a flush before the disk has done it, unless asked like this. */
const SETTINGS_ON_MAC: typeof SETTINGS = [
  ['fullfsync', 'ON', 1],
  ['checkpoint_fullfsync', 'ON', 1],
]

const settingsHere = process.platform === 'darwin' ? [...SETTINGS, ...SETTINGS_ON_MAC] : SETTINGS

export function setPragmas(db: Database.Database): void {
  for (const [name, value] of settingsHere) db.pragma(`${name} = ${value}`)
  const [wrong] = wrongPragmas(db)
  if (wrong === undefined) return
  throw new BasalisError('STORE_UNSAFE', `expected the database to be safe to write, found ${wrong}`)
}

/** What differs from the settings, in words; none where all is well. */
export function wrongPragmas(db: Database.Database): readonly string[] {
  return settingsHere.flatMap(([name, , expected]) => {
    const found = readPragma(db, name)
    return found === expected ? [] : [`${name} = ${String(found)} instead of ${expected}`]
  })
}

/** Every setting as the database itself says it, in words. */
export function readPragmas(db: Database.Database): readonly string[] {
  return settingsHere.map(([name]) => `${name} ${String(readPragma(db, name))}`)
}

// `mmap_size` answers with no row at all where mapping is compiled out or refused.
const readPragma = (db: Database.Database, name: string): unknown => db.pragma(name, { simple: true }) ?? 0
