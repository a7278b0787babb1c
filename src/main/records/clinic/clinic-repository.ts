import type Database from 'better-sqlite3'
import type { ClinicProfile } from '../../../shared/domain/clinic.ts'

/** The clinic's own row in the database; there is none before it is changed for the first time. */
export class ClinicRepository {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  get(): ClinicProfile {
    return this.#db.prepare<[], ClinicProfile>('SELECT name FROM clinic').get() ?? { name: '' }
  }

  change({ name }: ClinicProfile, nowMs: number): ClinicProfile {
    this.#db
      .prepare(
        `INSERT INTO clinic (id, name, created_ms) VALUES (1, @name, @nowMs)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name`,
      )
      .run({ name, nowMs })
    return this.get()
  }
}
