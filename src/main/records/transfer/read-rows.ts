import type Database from 'better-sqlite3'
import { BasalisError } from '../../../shared/contract/errors.ts'
import { isPatient } from '../patients/require-patient.ts'
import { RECORD_TABLES, type RecordTable } from './record-tables.ts'

export type Cell = string | number | null
export type Row = Readonly<Record<string, Cell>>

/** Rows of a patient's record by table, with the database's own columns. */
export type RecordRows = Readonly<Record<string, readonly Row[]>>

/** The patient and whoever was merged into it, at whatever remove, whether or not the merge was undone since. */
const PERSONS = `WITH RECURSIVE same (id) AS (
  VALUES (?) UNION SELECT patient.id FROM patient JOIN same ON patient.merged_into = same.id
) SELECT id FROM same`

/**
 * All rows of a patient's record, in the order of their keys. Fails with RECORD_NOT_FOUND, and with RECORD_CONFLICT where it is part of
 * another by now: a caller may leave out who is gone, never what has moved.
 */
export function readRows(db: Database.Database, patientId: string): RecordRows {
  if (!db.prepare('SELECT 1 FROM patient WHERE id = ?').get(patientId))
    throw new BasalisError('RECORD_NOT_FOUND', 'expected a patient of this id, found none')
  if (!isPatient(db, patientId))
    throw new BasalisError('RECORD_CONFLICT', 'expected a patient of their own, found one that was merged')
  list(db, 'leaving_patient', PERSONS, [patientId])
  list(db, 'leaving_visit', 'SELECT id FROM visit WHERE patient_id IN (SELECT id FROM leaving_patient)')
  list(db, 'leaving_photo', 'SELECT id FROM photo WHERE visit_id IN (SELECT id FROM leaving_visit)')
  list(db, 'leaving_analysis', 'SELECT id FROM analysis WHERE photo_id IN (SELECT id FROM leaving_photo)')
  return Object.fromEntries(RECORD_TABLES.map((table) => [table.name, rowsOf(db, table)]))
}

/** The columns of a table that go along. */
export function columnsOf(db: Database.Database, { name, without = [] }: RecordTable): readonly string[] {
  return db
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?) ORDER BY cid')
    .pluck()
    .all(name)
    .filter((column) => !without.includes(column))
}

function rowsOf(db: Database.Database, table: RecordTable): readonly Row[] {
  const columns = columnsOf(db, table).map((column) => `"${column}"`)
  return db
    .prepare<[], Row>(
      `SELECT ${columns.join(', ')} FROM "${table.name}" WHERE ${table.where} ORDER BY ${columns.join(', ')}`,
    )
    .all()
}

/** A list of ids that lasts as long as the connection, in memory (`temp_store`). */
function list(db: Database.Database, name: string, query: string, values: readonly string[] = []): void {
  db.exec(`CREATE TEMP TABLE IF NOT EXISTS ${name} (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID`)
  db.exec(`DELETE FROM ${name}`)
  db.prepare(`INSERT INTO ${name} ${query}`).run(...values)
}
