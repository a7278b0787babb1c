import type Database from 'better-sqlite3'
import { BasalisError } from '../../../shared/contract/errors.ts'

/** Whether there is a patient of this id who was not merged into another. */
export const isPatient = (db: Database.Database, id: string): boolean =>
  db.prepare('SELECT 1 FROM patient WHERE id = ? AND merged_into IS NULL').get(id) !== undefined

/** Fails with RECORD_NOT_FOUND: what is kept for a patient who was merged into another nobody would see. */
export function requirePatient(db: Database.Database, id: string): void {
  if (isPatient(db, id)) return
  throw new BasalisError('RECORD_NOT_FOUND', 'expected a patient of this id, found none')
}
