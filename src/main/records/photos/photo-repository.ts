import type Database from 'better-sqlite3'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { Nudge } from '../../../shared/domain/nudge.ts'
import type { Photo, PhotoFields } from '../../../shared/domain/photo.ts'
import type { PhotoQuality, QualityFields } from '../../../shared/domain/photo-quality.ts'
import { createRecordId } from '../record-id.ts'
import type { VaultEntry } from '../vault/image-vault.ts'
import { insertFile } from './insert-file.ts'
import { findSamePhoto, type SamePhoto } from './known-photos.ts'
import { nudgeOf, setNudge, type PhotoPair } from './photo-pairs.ts'
import { despiteOfPatient, insertQuality } from './photo-quality.ts'

type PhotoRow = Omit<Photo, 'exif'> & { readonly exif: string }

const PHOTO = `photo.id, visit_id AS visitId, sha256, file.plain_bytes AS bytes, format, width, height, view,
  body_site AS bodySite, taken_ms AS takenMs, device, exif, repeats
  FROM photo JOIN file ON file.id = photo.file_id`

const ENTRY =
  'file.id, file.patient_id AS patientId, file.role, plain_bytes AS plainBytes, wrapped_key AS wrappedKey'

/** What lies in the vault of a photo. */
export interface PhotoFiles {
  readonly original: VaultEntry
  readonly thumbnail: VaultEntry | null
}

/** Photos in the database. Their bytes lie in the vault, and are there before a row speaks of them. */
export class PhotoRepository {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** `thumbnail`: null for none. Fails with RECORD_CONFLICT where it repeats what it cannot be compared with. */
  add(
    visitId: string,
    { original, thumbnail }: PhotoFiles,
    sha256: string,
    fields: PhotoFields,
    nowMs: number,
  ): Photo {
    if (fields.repeats !== null) this.#requireAlike(this.get(fields.repeats), { visitId, ...fields })
    const id = createRecordId()
    insertFile(this.#db, original, nowMs)
    if (thumbnail) insertFile(this.#db, thumbnail, nowMs)
    this.#db
      .prepare(
        `INSERT INTO photo (id, visit_id, file_id, thumbnail_id, sha256, format, width, height, view, body_site, taken_ms,
           device, exif, repeats)
         VALUES (@id, @visitId, @fileId, @thumbnailId, @sha256, @format, @width, @height, @view, @bodySite, @takenMs,
           @device, @exif, @repeats)`,
      )
      .run({
        ...fields,
        id,
        visitId,
        fileId: original.id,
        thumbnailId: thumbnail?.id ?? null,
        sha256,
        exif: JSON.stringify(fields.exif),
      })
    return this.get(id)
  }

  /** Fails with RECORD_NOT_FOUND. */
  get(id: string): Photo {
    const row = this.#db.prepare<[string], PhotoRow>(`SELECT ${PHOTO} WHERE photo.id = ?`).get(id)
    if (!row) throw new BasalisError('RECORD_NOT_FOUND', 'expected a photo of this id, found none')
    return wholePhoto(row)
  }

  /** Where these bytes are in a record already; another patient's before this one's. */
  sameAs(sha256: string, patientId: string): SamePhoto | null {
    return findSamePhoto(this.#db, sha256, patientId)
  }

  /** Of all visits, in the order in which they were taken. */
  ofPatient(patientId: string): readonly Photo[] {
    return this.#db
      .prepare<[string], PhotoRow>(
        `SELECT ${PHOTO} JOIN visit ON visit.id = photo.visit_id WHERE visit.patient_id = ? ORDER BY taken_ms, photo.id`,
      )
      .all(patientId)
      .map(wholePhoto)
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

  /** Which of the patient's photos have a small picture. */
  withThumbnail(patientId: string): ReadonlySet<string> {
    return new Set(
      this.#db
        .prepare<[string], string>(
          `SELECT photo.id FROM visit JOIN photo ON photo.visit_id = visit.id
           WHERE visit.patient_id = ? AND thumbnail_id IS NOT NULL`,
        )
        .pluck()
        .all(patientId),
    )
  }

  /** How the photo met the rules of capture; inside the transaction that adds it. */
  addQuality(id: string, quality: QualityFields, userId: string | null, nowMs: number): void {
    insertQuality(this.#db, id, quality, userId, nowMs)
  }

  /** Of the patient's photos that were kept although they did not pass, by id. */
  despiteOfPatient(patientId: string): ReadonlyMap<string, PhotoQuality> {
    return despiteOfPatient(this.#db, patientId)
  }

  /** The file of the photo's small picture; null where it has none. */
  thumbnailOf(id: string): VaultEntry | null {
    return (
      this.#db
        .prepare<[string], VaultEntry>(
          `SELECT ${ENTRY} FROM photo JOIN file ON file.id = photo.thumbnail_id WHERE photo.id = ?`,
        )
        .get(id) ?? null
    )
  }

  /** Two shots are repeats where nothing but the shot differs: of one visit, view and body site. */
  #requireAlike(repeated: Photo, shot: Pick<Photo, 'visitId' | 'view' | 'bodySite'>): void {
    const { visitId, view, bodySite } = repeated
    if (visitId === shot.visitId && view === shot.view && bodySite === shot.bodySite) return
    throw new BasalisError(
      'RECORD_CONFLICT',
      'expected a photo of the same visit, view and body site to repeat, found another',
    )
  }

  /** How one photo was laid on another by hand. */
  nudgeOf(pair: PhotoPair): Nudge {
    return nudgeOf(this.#db, pair)
  }

  /** Fails with RECORD_CONFLICT where the two are not photos of one patient. */
  setNudge(pair: PhotoPair, nudge: Nudge, nowMs: number): Nudge {
    return setNudge(this.#db, pair, nudge, nowMs)
  }

  /** Any file that a row speaks of. Fails with RECORD_NOT_FOUND. */
  fileEntry(fileId: string): VaultEntry {
    const entry = this.#db.prepare<[string], VaultEntry>(`SELECT ${ENTRY} FROM file WHERE id = ?`).get(fileId)
    if (!entry) throw new BasalisError('RECORD_NOT_FOUND', 'expected a file of this id, found none')
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
