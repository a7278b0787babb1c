import type Database from 'better-sqlite3'
import { BasalisError } from '../../../shared/contract/errors.ts'

/** A step from one version of the schema to the next. Once released it is never changed: what it leaves is out there. */
export interface Migration {
  readonly version: number
  readonly sql: string
}

/**
 * Brings a database to the newest version, each step whole or not at all. Fails with STORE_TOO_NEW where a later Basalis
 * has written it. Returns the versions that were taken.
 */
export function migrate(db: Database.Database, migrations: readonly Migration[]): readonly number[] {
  const newest = migrations.at(-1)?.version ?? 0
  const found = versionOf(db)
  if (found > newest)
    throw new BasalisError(
      'STORE_TOO_NEW',
      `expected records of version ${newest} or older, found version ${found}: they need a newer Basalis`,
      { facts: { newest, found } },
    )
  const taken: number[] = []
  for (const { version, sql } of migrations) {
    if (version <= versionOf(db)) continue
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${version}`)
    }).immediate()
    taken.push(version)
  }
  return taken
}

export const versionOf = (db: Database.Database): number =>
  db.pragma('user_version', { simple: true }) as number
