import type Database from 'better-sqlite3'
import type { ArchiveFields } from '../../../shared/domain/archive.ts'
import { ARCHIVE_OF_NOW } from './archive-of-now.ts'

/** All that is needed to reach the archive. The secret never goes to the page. */
export interface ArchiveSettings extends ArchiveFields {
  readonly secret: string
}

export const NO_ARCHIVE: ArchiveSettings = { url: '', access: 'none', user: '', ca: '', secret: '' }

/** A photo that came from the archive, by what it is called there. */
export interface ReceivedPhoto {
  readonly photoId: string
  readonly sopInstance: string
  readonly studyInstance: string
}

/** The clinic's archive, and what came from there. */
export class ArchiveRepository {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  get settings(): ArchiveSettings {
    const found = this.#db
      .prepare<[], ArchiveSettings>('SELECT url, access, user_name AS user, ca, secret FROM archive')
      .get()
    return found ?? NO_ARCHIVE
  }

  /** `secret`: null leaves it as it is, but never for another address: it would go to whoever is there. */
  change(fields: ArchiveFields, secret: string | null, nowMs: number): ArchiveSettings {
    const before = this.settings
    const kept = before.url === fields.url && before.access === fields.access ? before.secret : ''
    this.#db
      .prepare(
        `INSERT INTO archive (id, url, access, user_name, secret, ca, changed_ms)
         VALUES (1, @url, @access, @user, @secret, @ca, @nowMs)
         ON CONFLICT (id) DO UPDATE SET url = excluded.url, access = excluded.access, user_name = excluded.user_name,
           secret = excluded.secret, ca = excluded.ca, changed_ms = excluded.changed_ms`,
      )
      .run({ ...fields, secret: fields.access === 'none' ? '' : (secret ?? kept), nowMs })
    return this.settings
  }

  /** Inside the transaction that adds the photo. The archive of now has it under the patient's number: it was looked for by that. */
  addReceived(received: ReceivedPhoto): void {
    this.#db
      .prepare(
        `INSERT INTO received_photo (photo_id, sop_instance, study_instance, archive_url, patient_number)
         VALUES (@photoId, @sopInstance, @studyInstance, ${ARCHIVE_OF_NOW},
           (SELECT number FROM photo JOIN visit ON visit.id = photo.visit_id JOIN patient ON patient.id = visit.patient_id
            WHERE photo.id = @photoId))`,
      )
      .run(received)
  }

  /** It came from an archive, this one or another, which may since be at a new address: sent once more, it would be there twice. */
  isReceived(photoId: string): boolean {
    return (
      this.#db.prepare<[string]>('SELECT 1 FROM received_photo WHERE photo_id = ?').get(photoId) !== undefined
    )
  }

  /** The patient's photos that came from the archive. */
  receivedOfPatient(patientId: string): readonly ReceivedPhoto[] {
    return this.#db
      .prepare<[string], ReceivedPhoto>(
        `SELECT photo_id AS photoId, sop_instance AS sopInstance, study_instance AS studyInstance
         FROM visit JOIN photo ON photo.visit_id = visit.id JOIN received_photo ON received_photo.photo_id = photo.id
         WHERE visit.patient_id = ?`,
      )
      .all(patientId)
  }

  /** The study that a visit's photos came from; null: the visit is one of this clinic's own. */
  studyOfVisit(visitId: string): string | null {
    const found = this.#db
      .prepare<[string], string>(
        `SELECT study_instance FROM received_photo JOIN photo ON photo.id = received_photo.photo_id
         WHERE photo.visit_id = ? ORDER BY received_photo.rowid LIMIT 1`,
      )
      .pluck()
      .get(visitId)
    return found ?? null
  }

  /** The visit that holds what came of a study before; null: none does. */
  visitOfStudy(patientId: string, studyInstance: string): string | null {
    const found = this.#db
      .prepare<[string, string], string>(
        `SELECT visit.id FROM received_photo JOIN photo ON photo.id = received_photo.photo_id
         JOIN visit ON visit.id = photo.visit_id WHERE visit.patient_id = ? AND study_instance = ? LIMIT 1`,
      )
      .pluck()
      .get(patientId, studyInstance)
    return found ?? null
  }
}
