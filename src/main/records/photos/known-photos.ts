import type Database from 'better-sqlite3'
import type { Photo } from '../../../shared/domain/photo.ts'
import type { KnownPhoto } from '../../../shared/domain/known-photo.ts'

/** A photo of a record with certain bytes, and whose it is now. */
export interface SamePhoto extends Pick<Photo, 'id' | 'view' | 'bodySite'> {
  readonly patientId: string
  /** The clinic's. */
  readonly number: string
  readonly visitAtMs: number
}

/** Where these bytes are in a record already; another patient's before the given one's, then the newest visit's. Null: nowhere. */
export function findSamePhoto(db: Database.Database, sha256: string, patientId: string): SamePhoto | null {
  const found = db
    .prepare<[string, string], SamePhoto>(
      `SELECT photo.id, view, body_site AS bodySite, visit.patient_id AS patientId, number, visit.at_ms AS visitAtMs
       FROM photo JOIN visit ON visit.id = visit_id JOIN patient ON patient.id = visit.patient_id
       WHERE sha256 = ? ORDER BY visit.patient_id = ?, visit.at_ms DESC LIMIT 1`,
    )
    .get(sha256, patientId)
  return found ?? null
}

/** What whoever adds it to the patient's record may learn. */
export function knownAs(
  { patientId: holder, number, visitAtMs, view, bodySite }: SamePhoto,
  patientId: string,
  mayRead: boolean,
): KnownPhoto {
  if (holder === patientId) return { whose: 'same', visitAtMs, view, bodySite }
  return { whose: 'other', number: mayRead ? number : null }
}
