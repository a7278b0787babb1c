import type Database from 'better-sqlite3'
import { migrate, type Migration } from '../../../src/main/records/database/migrate.ts'
import { MIGRATIONS } from '../../../src/main/records/database/migrations/index.ts'
import { openDatabase } from '../../../src/main/records/database/open-database.ts'

export const KEY = Buffer.alloc(32, 9)

/** Where a step is cut: before its first statement (0), after each, and between the new version's number and the commit. */
export const placesIn = ({ sql }: Migration): readonly number[] =>
  Array.from({ length: statementsOf(sql).length + 2 }, (_, place) => place)

/** A statement ends with the line. One that was cut in two by mistake would not run. */
const statementsOf = (sql: string): readonly string[] =>
  sql.split(/;\n/).filter((statement) => statement.trim() !== '')

/** Takes every step up to this one and calls `cut` at the place in it. */
export function migrateCut(
  db: Database.Database,
  { version, sql }: Migration,
  place: number,
  cut: () => void,
): void {
  const statements = statementsOf(sql)
  db.function('cut', () => {
    cut()
    return null
  })
  // Uncommitted pages leave the memory for the file at once, as those of a large step would.
  db.pragma('cache_size = 1')
  const cutSql = [...statements.slice(0, place), 'SELECT cut()', ...statements.slice(place)].join(';\n')
  if (place <= statements.length) {
    migrate(db, [...MIGRATIONS.slice(0, version - 1), { version, sql: cutSql }])
    return
  }
  const pragma = db.pragma.bind(db)
  db.pragma = (source, options) => {
    const answer: unknown = pragma(source, options)
    if (source === `user_version = ${version}`) cut()
    return answer
  }
  migrate(db, MIGRATIONS.slice(0, version))
}

// As a program, with the database's path, a step's version and a place in it: dies there.
if (import.meta.main) {
  const [path = '', version, place] = process.argv.slice(2)
  const step = MIGRATIONS.find((migration) => migration.version === Number(version))
  if (!step) throw new Error('expected the version of a step')
  migrateCut(openDatabase(path, KEY), step, Number(place), () => process.kill(process.pid, 'SIGKILL'))
}
