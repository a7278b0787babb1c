import type Database from 'better-sqlite3'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { TreatmentFields, Visit, VisitFields } from '../../../shared/domain/visit.ts'
import { requirePatient } from '../patients/require-patient.ts'
import { createRecordId } from '../record-id.ts'

type VisitRow = Omit<Visit, 'treatments'>

const COLUMNS = `id, patient_id AS patientId, at_ms AS atMs, reason, skin_state AS skinState, notes,
  created_ms AS createdMs, changed_ms AS changedMs`

/** Visits in the database, with what was done at them. */
export class VisitRepository {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** Fails with RECORD_NOT_FOUND where there is no such patient. */
  add(patientId: string, fields: VisitFields, nowMs: number): Visit {
    requirePatient(this.#db, patientId)
    const id = createRecordId()
    this.#db
      .prepare(
        `INSERT INTO visit (id, patient_id, at_ms, reason, skin_state, notes, created_ms, changed_ms)
         VALUES (@id, @patientId, @atMs, @reason, @skinState, @notes, @nowMs, @nowMs)`,
      )
      .run({ ...fields, id, patientId, nowMs })
    this.#setTreatments(id, fields.treatments)
    return this.get(id)
  }

  /** Fails with RECORD_NOT_FOUND, or with RECORD_CONFLICT where somebody changed the visit since. */
  change(id: string, fields: VisitFields, seenMs: number, nowMs: number): Visit {
    if (this.get(id).changedMs !== seenMs)
      throw new BasalisError('RECORD_CONFLICT', 'expected the visit as it was shown, found it changed since')
    this.#db
      .prepare(
        `UPDATE visit SET at_ms = @atMs, reason = @reason, skin_state = @skinState, notes = @notes,
           changed_ms = max(@nowMs, changed_ms + 1) WHERE id = @id`,
      )
      .run({ ...fields, id, nowMs })
    this.#setTreatments(id, fields.treatments)
    return this.get(id)
  }

  /** Fails with RECORD_NOT_FOUND. */
  get(id: string): Visit {
    const row = this.#db.prepare<[string], VisitRow>(`SELECT ${COLUMNS} FROM visit WHERE id = ?`).get(id)
    if (!row) throw new BasalisError('RECORD_NOT_FOUND', 'expected a visit of this id, found none')
    return { ...row, treatments: this.#treatments().all(id) }
  }

  /** The newest first. */
  ofPatient(patientId: string): readonly Visit[] {
    const treatments = this.#treatments()
    return this.#db
      .prepare<[string], VisitRow>(
        `SELECT ${COLUMNS} FROM visit WHERE patient_id = ? ORDER BY at_ms DESC, created_ms DESC, id`,
      )
      .all(patientId)
      .map((row) => ({ ...row, treatments: treatments.all(row.id) }))
  }

  /** What was done at a visit, in the order in which it was written down. */
  #treatments(): Database.Statement<[string], TreatmentFields> {
    return this.#db.prepare(
      'SELECT kind, name, brand, dose, lot, notes FROM treatment WHERE visit_id = ? ORDER BY place',
    )
  }

  #setTreatments(id: string, treatments: readonly TreatmentFields[]): void {
    this.#db.prepare('DELETE FROM treatment WHERE visit_id = ?').run(id)
    const insert = this.#db.prepare(
      `INSERT INTO treatment (visit_id, place, kind, name, brand, dose, lot, notes)
       VALUES (@id, @place, @kind, @name, @brand, @dose, @lot, @notes)`,
    )
    for (const [place, treatment] of treatments.entries()) insert.run({ ...treatment, id, place })
  }
}
