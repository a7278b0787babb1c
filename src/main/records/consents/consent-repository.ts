import type Database from 'better-sqlite3'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { Consent, ConsentFields } from '../../../shared/domain/consent.ts'
import { requirePatient } from '../patients/require-patient.ts'
import { createRecordId } from '../record-id.ts'

const COLUMNS = `id, patient_id AS patientId, purpose, given_ms AS givenMs, expires_ms AS expiresMs,
  withdrawn_ms AS withdrawnMs, notes`

/** What patients have agreed to. A consent is given and withdrawn, never rewritten: the record shows both. */
export class ConsentRepository {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** Fails with RECORD_NOT_FOUND where there is no such patient. */
  give(fields: ConsentFields, nowMs: number): Consent {
    requirePatient(this.#db, fields.patientId)
    const id = createRecordId()
    this.#db
      .prepare(
        `INSERT INTO consent (id, patient_id, purpose, given_ms, expires_ms, notes)
         VALUES (@id, @patientId, @purpose, @nowMs, @expiresMs, @notes)`,
      )
      .run({ ...fields, id, nowMs })
    return this.get(id)
  }

  /** Fails with RECORD_NOT_FOUND, or with RECORD_CONFLICT where it was withdrawn before. */
  withdraw(id: string, nowMs: number): Consent {
    if (this.get(id).withdrawnMs !== null)
      throw new BasalisError('RECORD_CONFLICT', 'expected a consent that holds, found it withdrawn')
    this.#db.prepare('UPDATE consent SET withdrawn_ms = ? WHERE id = ?').run(nowMs, id)
    return this.get(id)
  }

  /** Fails with RECORD_NOT_FOUND. */
  get(id: string): Consent {
    const found = this.#db.prepare<[string], Consent>(`SELECT ${COLUMNS} FROM consent WHERE id = ?`).get(id)
    if (!found) throw new BasalisError('RECORD_NOT_FOUND', 'expected a consent of this id, found none')
    return found
  }

  /** The newest first. */
  ofPatient(patientId: string): readonly Consent[] {
    return this.#db
      .prepare<[string], Consent>(
        `SELECT ${COLUMNS} FROM consent WHERE patient_id = ? ORDER BY given_ms DESC, id`,
      )
      .all(patientId)
  }
}
