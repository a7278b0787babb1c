import type Database from 'better-sqlite3'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { Photo, PhotoFields } from '../../../shared/domain/photo.ts'
import { createRecordId } from '../record-id.ts'
import type { VaultEntry } from '../vault/image-vault.ts'

type PhotoRow = Omit<Photo, 'exif'> & { readonly exif: string }

const PHOTO = `photo.id, visit_id AS visitId, sha256, file.plain_bytes AS bytes, format, width, height, view,
  body_site AS bodySite, taken_ms AS takenMs, device, exif, repeats
  FROM photo JOIN file ON file.id = photo.file_id`

const ENTRY =
  'file.id, file.patient_id AS patientId, file.role, plain_bytes AS plainBytes, wrapped_key AS wrappedKey'

/** Photos in the database. Their bytes lie in the vault, and are there before a row speaks of them. */
export class PhotoRepository {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  add(visitId: string, entry: VaultEntry, sha256: string, fields: PhotoFields, nowMs: number): Photo {
    const id = createRecordId()
    this.#db
      .prepare(
        `INSERT INTO file (id, patient_id, role, plain_bytes, wrapped_key, stored_ms)
         VALUES (@id, @patientId, @role, @plainBytes, @wrappedKey, @nowMs)`,
      )
      .run({ ...entry, nowMs })
    this.#db
      .prepare(
        `INSERT INTO photo (id, visit_id, file_id, sha256, format, width, height, view, body_site, taken_ms, device, exif,
           repeats)
         VALUES (@id, @visitId, @fileId, @sha256, @format, @width, @height, @view, @bodySite, @takenMs, @device, @exif,
           @repeats)`,
      )
      .run({ ...fields, id, visitId, fileId: entry.id, sha256, exif: JSON.stringify(fields.exif) })
    return this.get(id)
  }

  /** Fails with RECORD_NOT_FOUND. */
  get(id: string): Photo {
    const row = this.#db.prepare<[string], PhotoRow>(`SELECT ${PHOTO} WHERE photo.id = ?`).get(id)
    if (!row) throw new BasalisError('RECORD_NOT_FOUND', 'expected a photo of this id, found none')
    return wholePhoto(row)
  }

  /** In the order in which they were taken. */
  ofVisit(visitId: string): readonly Photo[] {
    return this.#db
      .prepare<[string], PhotoRow>(`SELECT ${PHOTO} WHERE visit_id = ? ORDER BY taken_ms, photo.id`)
      .all(visitId)
      .map(wholePhoto)
  }

  /** The file of the photo's original bytes. Fails with RECORD_NOT_FOUND. */
  entryOf(id: string): VaultEntry {
    const entry = this.#db
      .prepare<[string], VaultEntry>(
        `SELECT ${ENTRY} FROM photo JOIN file ON file.id = photo.file_id WHERE photo.id = ?`,
      )
      .get(id)
    if (!entry) throw new BasalisError('RECORD_NOT_FOUND', 'expected a photo of this id, found none')
    return entry
  }

  /** Every file that a row speaks of. */
  entries(): IterableIterator<VaultEntry> {
    return this.#db.prepare<[], VaultEntry>(`SELECT ${ENTRY} FROM file ORDER BY id`).iterate()
  }
}

const wholePhoto = ({ exif, ...row }: PhotoRow): Photo => ({
  ...row,
  exif: JSON.parse(exif) as Photo['exif'],
})
