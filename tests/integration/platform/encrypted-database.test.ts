import { createRequire } from 'node:module'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

/** The records to come stand on this: the package installed as `better-sqlite3` encrypts, on the Node we pin. */

interface Connection {
  pragma(text: string): unknown
  exec(sql: string): void
  prepare(sql: string): { get(): unknown }
  close(): void
}

// The package's types are not reachable through its exports map.
const open = createRequire(import.meta.url)('better-sqlite3') as new (file: string) => Connection

describe('the database driver', () => {
  let folder: string
  let file: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'basalis-database-'))
    file = join(folder, 'records.db')
    const database = new open(file)
    database.pragma("key='a key'")
    database.exec("CREATE TABLE note(text TEXT) STRICT; INSERT INTO note VALUES ('findable words')")
    database.close()
  })

  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  it('leaves no plain text and no SQLite header in the file', () => {
    const bytes = readFileSync(file)
    expect(bytes.includes('findable words')).toBe(false)
    expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3')
  })

  it('opens with the key and not without it', () => {
    const withKey = new open(file)
    withKey.pragma("key='a key'")
    expect(withKey.prepare('SELECT text FROM note').get()).toEqual({ text: 'findable words' })
    withKey.close()
    const withoutKey = new open(file)
    expect(() => withoutKey.prepare('SELECT text FROM note').get()).toThrow(/not a database/)
    withoutKey.close()
  })

  it('is an SQLite of at least 3.51.3, below which write-ahead logs can be corrupted', () => {
    const database = new open(':memory:')
    const { version } = database.prepare('SELECT sqlite_version() AS version').get() as { version: string }
    database.close()
    const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(3_051_003)
  })
})
