import type Database from 'better-sqlite3'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { Reminder, ReminderFields } from '../../../shared/domain/reminder.ts'
import { requirePatient } from '../patients/require-patient.ts'
import { createRecordId } from '../record-id.ts'

const COLUMNS = 'id, patient_id AS patientId, due_on AS dueOn, text, done_ms AS doneMs'

/** What is to be done for a patient, and by when. */
export class ReminderRepository {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** Fails with RECORD_NOT_FOUND where there is no such patient. */
  add(fields: ReminderFields): Reminder {
    requirePatient(this.#db, fields.patientId)
    const id = createRecordId()
    this.#db
      .prepare('INSERT INTO reminder (id, patient_id, due_on, text) VALUES (@id, @patientId, @dueOn, @text)')
      .run({ ...fields, id })
    return this.get(id)
  }

  /** Done, or (null) not done after all. Fails with RECORD_NOT_FOUND. */
  setDone(id: string, doneMs: number | null): Reminder {
    this.get(id)
    this.#db.prepare('UPDATE reminder SET done_ms = ? WHERE id = ?').run(doneMs, id)
    return this.get(id)
  }

  /** Fails with RECORD_NOT_FOUND. */
  get(id: string): Reminder {
    const found = this.#db.prepare<[string], Reminder>(`SELECT ${COLUMNS} FROM reminder WHERE id = ?`).get(id)
    if (!found) throw new BasalisError('RECORD_NOT_FOUND', 'expected a reminder of this id, found none')
    return found
  }

  /** Those that are not done and due by that day, the earliest first; past `limit` those that were due longest ago are left out. */
  dueBy(day: string, limit: number): readonly Reminder[] {
    return this.#db
      .prepare<[string, number], Reminder>(
        `SELECT ${COLUMNS} FROM reminder WHERE done_ms IS NULL AND due_on <= ? ORDER BY due_on DESC, id DESC LIMIT ?`,
      )
      .all(day, limit)
      .reverse()
  }

  ofPatient(patientId: string): readonly Reminder[] {
    return this.#db
      .prepare<[string], Reminder>(`SELECT ${COLUMNS} FROM reminder WHERE patient_id = ? ORDER BY due_on, id`)
      .all(patientId)
  }
}
