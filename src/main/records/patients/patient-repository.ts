import type Database from 'better-sqlite3'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { Patient, PatientFields, PatientLine } from '../../../shared/domain/patient.ts'
import { createRecordId } from '../record-id.ts'
import { searchExpression, searchWords } from './search-words.ts'

interface PatientRow {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly birth_date: string | null
  readonly sex: Patient['sex']
  readonly skin_type: number | null
  readonly notes: string
  readonly allergies: string
  readonly created_ms: number
  readonly changed_ms: number
}

const LINE = `patient.id, patient.number, patient.name, patient.birth_date AS birthDate, patient.sex,
  (SELECT max(at_ms) FROM visit WHERE visit.patient_id = patient.id) AS lastVisitMs`

/** Patients in the database. Every change belongs into a transaction with its line in the audit log. */
export class PatientRepository {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** Fails with RECORD_CONFLICT where the number is another patient's. */
  add(fields: PatientFields, nowMs: number): Patient {
    const id = createRecordId()
    this.#refuseTakenNumber(fields.number, id)
    const { lastInsertRowid } = this.#db
      .prepare(
        `INSERT INTO patient (id, number, name, birth_date, sex, skin_type, notes, allergies, created_ms, changed_ms)
         VALUES (@id, @number, @name, @birthDate, @sex, @skinType, @notes, @allergies, @nowMs, @nowMs)`,
      )
      .run({ ...fields, id, nowMs })
    this.#index(lastInsertRowid, fields)
    this.#setTags(id, fields.tags)
    return this.get(id)
  }

  /** Fails with RECORD_NOT_FOUND, or RECORD_CONFLICT where the number is taken or somebody changed the patient since. */
  change(id: string, fields: PatientFields, seenMs: number, nowMs: number): Patient {
    const { row, changedMs } = this.#rowOf(id)
    if (changedMs !== seenMs)
      throw new BasalisError(
        'RECORD_CONFLICT',
        'expected the patient as it was shown, found it changed since',
      )
    this.#refuseTakenNumber(fields.number, id)
    this.#db
      .prepare(
        `UPDATE patient SET number = @number, name = @name, birth_date = @birthDate, sex = @sex, skin_type = @skinType,
           notes = @notes, allergies = @allergies, changed_ms = max(@nowMs, changed_ms + 1) WHERE id = @id`,
      )
      .run({ ...fields, id, nowMs })
    this.#db.prepare('DELETE FROM patient_search WHERE rowid = ?').run(row)
    this.#index(row, fields)
    this.#setTags(id, fields.tags)
    return this.get(id)
  }

  /** Fails with RECORD_NOT_FOUND. */
  get(id: string): Patient {
    const row = this.#db
      .prepare<[string], PatientRow>('SELECT * FROM patient WHERE id = ? AND merged_into IS NULL')
      .get(id)
    if (!row) throw notFound()
    return this.#whole(row)
  }

  /** One that was merged into another, as it was then. Fails with RECORD_NOT_FOUND. */
  getMerged(id: string): Patient {
    const row = this.#db
      .prepare<[string], PatientRow>('SELECT * FROM patient WHERE id = ? AND merged_into IS NOT NULL')
      .get(id)
    if (!row) throw notFound()
    return this.#whole(row)
  }

  /** The patient with this number and this birthday (ISO date; null: none in the record), or null. */
  identify(number: string, birthDate: string | null): string | null {
    const found = this.#db
      .prepare<[string, string | null], string>(
        'SELECT id FROM patient WHERE number = ? AND birth_date IS ? AND merged_into IS NULL',
      )
      .pluck()
      .get(number, birthDate)
    return found ?? null
  }

  /** The clinic's numbers of those among the ids that are patients'. */
  numbersOf(ids: readonly string[]): ReadonlyMap<string, string> {
    const rows = this.#db
      .prepare<[string], [string, string]>(
        'SELECT id, number FROM patient WHERE id IN (SELECT value FROM json_each(?))',
      )
      .raw()
      .all(JSON.stringify(ids))
    return new Map(rows)
  }

  #whole(row: PatientRow): Patient {
    const { id } = row
    const tags = this.#db
      .prepare<[string], string>('SELECT tag FROM patient_tag WHERE patient_id = ? ORDER BY tag')
      .pluck()
      .all(id)
    return {
      id: row.id,
      number: row.number,
      name: row.name,
      birthDate: row.birth_date,
      sex: row.sex,
      skinType: row.skin_type,
      notes: row.notes,
      allergies: row.allergies,
      tags,
      createdMs: row.created_ms,
      changedMs: row.changed_ms,
    }
  }

  /** As the list shows them; null where there is nobody of this id. */
  lineOf(id: string): PatientLine | null {
    return (
      this.#db
        .prepare<[string], PatientLine>(`SELECT ${LINE} FROM patient WHERE id = ? AND merged_into IS NULL`)
        .get(id) ?? null
    )
  }

  /** Last changed first; with words, whoever has them, the one with exactly that number in front. */
  find(typed: string, limit: number): readonly PatientLine[] {
    const expression = searchExpression(typed)
    if (expression === null)
      return this.#db
        .prepare<[number], PatientLine>(
          `SELECT ${LINE} FROM patient WHERE merged_into IS NULL ORDER BY changed_ms DESC LIMIT ?`,
        )
        .all(limit)
    const exact = this.#db
      .prepare<[string], PatientLine>(`SELECT ${LINE} FROM patient WHERE number = ? AND merged_into IS NULL`)
      .all(typed.trim())
    const others = this.#db
      .prepare<[string, number], PatientLine>(
        `SELECT ${LINE} FROM patient_search JOIN patient ON patient.row = patient_search.rowid
         WHERE patient_search MATCH ? AND merged_into IS NULL ORDER BY patient_search.rowid DESC LIMIT ?`,
      )
      .all(expression, limit)
    const known = new Set(exact.map(({ id }) => id))
    return [...exact, ...others.filter(({ id }) => !known.has(id))].slice(0, limit)
  }

  #rowOf(id: string): { readonly row: number; readonly changedMs: number } {
    const found = this.#db
      .prepare<[string], { row: number; changedMs: number }>(
        'SELECT row, changed_ms AS changedMs FROM patient WHERE id = ? AND merged_into IS NULL',
      )
      .get(id)
    if (!found) throw notFound()
    return found
  }

  #refuseTakenNumber(number: string, id: string): void {
    const taken = this.#db
      .prepare('SELECT 1 FROM patient WHERE number = ? AND id <> ? AND merged_into IS NULL')
      .get(number, id)
    if (taken)
      throw new BasalisError('RECORD_CONFLICT', 'expected a number that no other patient has, found it taken')
  }

  #index(row: number | bigint, { name, number }: PatientFields): void {
    this.#db
      .prepare('INSERT INTO patient_search (rowid, words) VALUES (?, ?)')
      .run(row, searchWords(name, number))
  }

  #setTags(id: string, tags: readonly string[]): void {
    this.#db.prepare('DELETE FROM patient_tag WHERE patient_id = ?').run(id)
    const insert = this.#db.prepare('INSERT INTO patient_tag (patient_id, tag) VALUES (?, ?)')
    for (const tag of tags) insert.run(id, tag)
  }
}

const notFound = (): BasalisError =>
  new BasalisError('RECORD_NOT_FOUND', 'expected a patient of this id, found none')
