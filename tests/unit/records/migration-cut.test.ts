import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate, versionOf } from '../../../src/main/records/database/migrate.ts'
import { MIGRATIONS } from '../../../src/main/records/database/migrations/index.ts'
import { openDatabase } from '../../../src/main/records/database/open-database.ts'
import { KEY, migrateCut, placesIn } from './cut-migration.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'basalis-cut-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** Tables, indices and triggers as they were written, and who is in them. */
const contentOf = (db: Database.Database) => ({
  schema: db.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all(),
  patients: versionOf(db) === 0 ? [] : db.prepare('SELECT id, name, notes FROM patient ORDER BY id').all(),
  damage: db.pragma('integrity_check'),
})

/** More patients than the database keeps in its memory; nothing where there is no table for them yet. */
function filled(path: string, version: number): Database.Database {
  const db = openDatabase(path, KEY)
  migrate(db, MIGRATIONS.slice(0, version))
  const add = (at: number): unknown =>
    db
      .prepare(
        "INSERT INTO patient (id, number, name, notes, created_ms, changed_ms) VALUES (?, ?, 'Mei', ?, 1, 1)",
      )
      .run(`p${at}`, `A-${at}`, 'note '.repeat(200))
  if (version > 0) db.transaction(() => Array.from({ length: 40 }, (_, at) => add(at)))()
  return db
}

/** What the same clinic holds before a step, after it, and in the newest version. */
function expectedOf(version: number) {
  const db = filled(join(folder, `expected-${version}.db`), version - 1)
  const before = contentOf(db)
  migrate(db, MIGRATIONS.slice(0, version))
  const after = contentOf(db)
  migrate(db, MIGRATIONS)
  const newest = contentOf(db)
  db.close()
  return { before, after, newest }
}

/** A database that was left at a cut: of the old version or of the new one, whole, and on its way to the newest again. */
function expectWhole(
  path: string,
  version: number,
  expected: ReturnType<typeof expectedOf>,
  least = version - 1,
): void {
  const db = openDatabase(path, KEY)
  const found = versionOf(db)
  expect(found).toBeGreaterThanOrEqual(least)
  expect(found).toBeLessThanOrEqual(version)
  expect(contentOf(db)).toEqual(found === version ? expected.after : expected.before)
  expect(migrate(db, MIGRATIONS)).toEqual(MIGRATIONS.slice(found).map((step) => step.version))
  expect(contentOf(db)).toEqual(expected.newest)
  db.close()
}

/** The database's files as they are on the disk now, which is what a kill leaves. */
function copied(path: string, to: string): string {
  mkdirSync(to)
  for (const file of ['', '-wal']) {
    if (existsSync(`${path}${file}`)) copyFileSync(`${path}${file}`, join(to, `records.db${file}`))
  }
  return join(to, 'records.db')
}

describe.each(MIGRATIONS.map((step) => [step.version, step] as const))(
  'the step to version %d',
  (version, step) => {
    it('leaves the old version, whole, where it fails after any of its statements', () => {
      const expected = expectedOf(version)
      for (const place of placesIn(step)) {
        const path = join(folder, `failed-${place}.db`)
        const db = filled(path, version - 1)
        const fail = (): never => {
          throw new Error('cut')
        }
        expect(() => {
          migrateCut(db, step, place, fail)
        }, `place ${place}`).toThrow('cut')
        expect(versionOf(db)).toBe(version - 1)
        db.close()
        expectWhole(path, version, expected)
      }
    })

    it('leaves the old version, whole, where the machine stops after any of its statements', () => {
      const expected = expectedOf(version)
      for (const place of placesIn(step)) {
        const path = join(folder, `stopped-${place}.db`)
        const db = filled(path, version - 1)
        let cuts = 0
        migrateCut(db, step, place, () => {
          cuts += 1
          copied(path, join(folder, `during-${place}`))
        })
        expect(cuts).toBe(1)
        const during = join(folder, `during-${place}`, 'records.db')
        const cut = openDatabase(during, KEY)
        expect(versionOf(cut), `place ${place}`).toBe(version - 1)
        cut.close()
        expectWhole(during, version, expected)
        // And the new one from the commit on, before anything else is written.
        expectWhole(copied(path, join(folder, `after-${place}`)), version, expected)
        db.close()
      }
    })

    it('leaves the old version, whole, to a process that is killed at its beginning, in its middle or before the commit', () => {
      const expected = expectedOf(version)
      const places = placesIn(step)
      for (const place of [0, Math.floor(places.length / 2), places.length - 1]) {
        const path = join(folder, `killed-${place}.db`)
        filled(path, version - 1).close()
        const program = join(import.meta.dirname, 'cut-migration.ts')
        const { signal } = spawnSync(process.execPath, [program, path, String(version), String(place)])
        expect(signal).toBe('SIGKILL')
        expectWhole(path, version, expected)
      }
    })
  },
)
