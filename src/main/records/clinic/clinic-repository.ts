import type Database from 'better-sqlite3'
import { NO_PROFILE, type ClinicProfile } from '../../../shared/domain/clinic.ts'

interface Row extends Omit<ClinicProfile, 'logo'> {
  readonly logo: Buffer | null
}

/** The clinic's own row in the database; there is none before it is changed for the first time. */
export class ClinicRepository {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  get(): ClinicProfile {
    const row = this.#db
      .prepare<[], Row>('SELECT name, address, contact, logo, lock_minutes AS lockMinutes FROM clinic')
      .get()
    return row ? { ...row, logo: row.logo && Uint8Array.from(row.logo) } : NO_PROFILE
  }

  change({ logo, ...profile }: ClinicProfile, nowMs: number): ClinicProfile {
    this.#db
      .prepare(
        `INSERT INTO clinic (id, name, address, contact, logo, lock_minutes, created_ms)
         VALUES (1, @name, @address, @contact, @logo, @lockMinutes, @nowMs)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, address = excluded.address,
           contact = excluded.contact, logo = excluded.logo, lock_minutes = excluded.lock_minutes`,
      )
      .run({ ...profile, logo: logo && Buffer.from(logo), nowMs })
    return this.get()
  }
}
