import type Database from 'better-sqlite3'
import { requirePatient } from './require-patient.ts'

/** The rows of these patients' visits, deepest first. */
const OF_VISITS = [
  'DELETE FROM annotation WHERE photo_id IN (SELECT id FROM erased_photo)',
  'DELETE FROM region WHERE photo_id IN (SELECT id FROM erased_photo)',
  'DELETE FROM analysis_number WHERE analysis_id IN (SELECT id FROM erased_analysis)',
  'DELETE FROM analysis_layer WHERE analysis_id IN (SELECT id FROM erased_analysis)',
  'DELETE FROM analysis WHERE id IN (SELECT id FROM erased_analysis)',
  `DELETE FROM photo_pair WHERE photo_id IN (SELECT id FROM erased_photo)
     OR other_id IN (SELECT id FROM erased_photo)`,
  `DELETE FROM outbox WHERE photo_id IN (SELECT id FROM erased_photo)
     OR document_id IN (SELECT id FROM document WHERE visit_id IN (SELECT id FROM erased_visit))`,
  'DELETE FROM document WHERE visit_id IN (SELECT id FROM erased_visit)',
  'DELETE FROM received_photo WHERE photo_id IN (SELECT id FROM erased_photo)',
  'DELETE FROM photo_quality WHERE photo_id IN (SELECT id FROM erased_photo)',
  'DELETE FROM photo WHERE id IN (SELECT id FROM erased_photo)',
  'DELETE FROM file WHERE id IN (SELECT id FROM erased_file)',
  'DELETE FROM treatment WHERE visit_id IN (SELECT id FROM erased_visit)',
  'DELETE FROM visit WHERE id IN (SELECT id FROM erased_visit)',
] as const

const OF_PATIENTS = [
  'DELETE FROM consent WHERE patient_id IN (SELECT id FROM erased_patient)',
  'DELETE FROM reminder WHERE patient_id IN (SELECT id FROM erased_patient)',
  'DELETE FROM patient_tag WHERE patient_id IN (SELECT id FROM erased_patient)',
  `DELETE FROM merge_row WHERE merge_id IN
     (SELECT id FROM merge WHERE kept_id IN (SELECT id FROM erased_patient) OR merged_id IN (SELECT id FROM erased_patient))`,
  'DELETE FROM merge WHERE kept_id IN (SELECT id FROM erased_patient) OR merged_id IN (SELECT id FROM erased_patient)',
  `DELETE FROM patient_search WHERE rowid IN
     (SELECT row FROM patient WHERE id IN (SELECT id FROM erased_patient))`,
] as const

/** A patient and whoever was merged into it, at whatever remove. */
const SAME_PERSON = `WITH RECURSIVE same_person (id) AS (
  VALUES (?) UNION SELECT patient.id FROM patient JOIN same_person ON patient.merged_into = same_person.id
) SELECT id FROM same_person`

/**
 * Deletes a patient, whoever was merged into it, and all that hangs on them, inside a transaction of the caller's. With the
 * rows go the keys of the files, so that no copy of a file opens any more, in no backup made from now on. Returns the ids
 * of the files, which are then to be removed. The lines of the audit log stay: they hold ids.
 */
export function erasePatient(db: Database.Database, id: string): readonly string[] {
  requirePatient(db, id)
  fill(db, 'erased_patient', SAME_PERSON, [id])
  fill(db, 'erased_visit', 'SELECT id FROM visit WHERE patient_id IN (SELECT id FROM erased_patient)')
  fill(db, 'erased_photo', 'SELECT id FROM photo WHERE visit_id IN (SELECT id FROM erased_visit)')
  fill(db, 'erased_analysis', 'SELECT id FROM analysis WHERE photo_id IN (SELECT id FROM erased_photo)')
  fill(
    db,
    'erased_file',
    `SELECT file_id AS id FROM photo WHERE id IN (SELECT id FROM erased_photo)
     UNION SELECT thumbnail_id FROM photo WHERE id IN (SELECT id FROM erased_photo) AND thumbnail_id IS NOT NULL
     UNION SELECT file_id FROM analysis_layer WHERE analysis_id IN (SELECT id FROM erased_analysis)`,
  )
  const files = db.prepare<[], string>('SELECT id FROM erased_file').pluck().all()
  // Photos may repeat one another in any order.
  db.exec('UPDATE photo SET repeats = NULL WHERE repeats IN (SELECT id FROM erased_photo)')
  for (const statement of [...OF_VISITS, ...OF_PATIENTS]) db.exec(statement)
  db.exec('UPDATE patient SET merged_into = NULL, number = id WHERE id IN (SELECT id FROM erased_patient)')
  db.exec('DELETE FROM patient WHERE id IN (SELECT id FROM erased_patient)')
  return files
}

/** How much goes with a patient. */
export interface ErasedContents {
  readonly visits: number
  readonly photos: number
  /** Records that were merged into this one, at whatever remove. */
  readonly merged: number
}

export function contentsOf(db: Database.Database, id: string): ErasedContents {
  const found = db
    .prepare<[string], ErasedContents>(
      `WITH same AS (${SAME_PERSON}),
         own AS (SELECT id FROM visit WHERE patient_id IN (SELECT id FROM same))
       SELECT (SELECT count(*) FROM own) AS visits,
         (SELECT count(*) FROM photo WHERE visit_id IN (SELECT id FROM own)) AS photos,
         (SELECT count(*) - 1 FROM same) AS merged`,
    )
    .get(id)
  return found ?? { visits: 0, photos: 0, merged: 0 }
}

/** A list of ids that lasts as long as the connection, in memory (`temp_store`). */
function fill(db: Database.Database, name: string, query: string, values: readonly string[] = []): void {
  db.exec(`CREATE TEMP TABLE IF NOT EXISTS ${name} (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID`)
  db.exec(`DELETE FROM ${name}`)
  db.prepare(`INSERT INTO ${name} ${query}`).run(...values)
}
