import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type Database from 'better-sqlite3'
import { migrate } from '../../../src/main/records/database/migrate.ts'
import { MIGRATIONS } from '../../../src/main/records/database/migrations/index.ts'
import { openDatabase } from '../../../src/main/records/database/open-database.ts'
import { columnsOf } from '../../../src/main/records/transfer/read-rows.ts'
import { NOT_OF_PATIENTS, RECORD_TABLES } from '../../../src/main/records/transfer/record-tables.ts'

let root: string
let db: Database.Database
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'basalis-tables-'))
  db = openDatabase(join(root, 'records.db'), Buffer.alloc(32, 1))
  migrate(db, MIGRATIONS)
})
afterEach(async () => {
  db.close()
  await rm(root, { recursive: true })
})

describe('the tables of a record', () => {
  it('are all tables but those that are the store’s own: what a new one holds would be lost on the way', () => {
    const there = db
      .prepare<[], string>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'patient_search_%'`,
      )
      .pluck()
      .all()
    expect([...RECORD_TABLES.map(({ name }) => name), ...NOT_OF_PATIENTS].sort()).toEqual(there.sort())
  })

  it('name every column that refers to another row: it has to follow where ids change', () => {
    for (const table of RECORD_TABLES) {
      const known = [...table.refs, ...(table.files ?? []), ...(table.without ?? [])]
      const keys = db
        .prepare<[string], string>('SELECT "from" FROM pragma_foreign_key_list(?)')
        .pluck()
        .all(table.name)
      for (const column of keys) expect(known, `${table.name}.${column}`).toContain(column)
      const columns = columnsOf(db, table)
      for (const column of [...table.refs, ...(table.files ?? [])]) expect(columns).toContain(column)
    }
  })
})
