import type Database from 'better-sqlite3'
import { BasalisError } from '../../../shared/contract/errors.ts'
import {
  type Annotation,
  ANNOTATION_LIMITS,
  annotationShape,
  type AnnotationFields,
} from '../../../shared/domain/annotation.ts'
import { createRecordId } from '../record-id.ts'

type AnnotationRow = Omit<Annotation, 'shape'> & { readonly shape: string }

const COLUMNS = 'id, photo_id AS photoId, shape, text, created_ms AS createdMs, changed_ms AS changedMs'

/** What is drawn over photos, in the database. It hangs on the photo: it moves and goes with the photo's visit. */
export class AnnotationRepository {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** Fails with RECORD_NOT_FOUND where there is no such photo, or with RECORD_CONFLICT where it has as many as it may. */
  add(photoId: string, { shape, text }: AnnotationFields, nowMs: number): Annotation {
    if (!this.#db.prepare('SELECT 1 FROM photo WHERE id = ?').get(photoId))
      throw new BasalisError('RECORD_NOT_FOUND', 'expected a photo of this id, found none')
    const count =
      this.#db
        .prepare<[string], number>('SELECT count(*) FROM annotation WHERE photo_id = ?')
        .pluck()
        .get(photoId) ?? 0
    if (count >= ANNOTATION_LIMITS.ofPhoto)
      throw new BasalisError(
        'RECORD_CONFLICT',
        `expected at most ${ANNOTATION_LIMITS.ofPhoto} annotations on a photo, found as many already`,
      )
    const id = createRecordId()
    this.#db
      .prepare(
        `INSERT INTO annotation (id, photo_id, shape, text, created_ms, changed_ms)
         VALUES (@id, @photoId, @shape, @text, @nowMs, @nowMs)`,
      )
      .run({ id, photoId, shape: JSON.stringify(shape), text, nowMs })
    return this.get(id)
  }

  /** Fails with RECORD_NOT_FOUND, or with RECORD_CONFLICT where somebody changed the annotation since. */
  change(id: string, { shape, text }: AnnotationFields, seenMs: number, nowMs: number): Annotation {
    if (this.get(id).changedMs !== seenMs)
      throw new BasalisError(
        'RECORD_CONFLICT',
        'expected the annotation as it was shown, found it changed since',
      )
    this.#db
      .prepare(
        `UPDATE annotation SET shape = @shape, text = @text, changed_ms = max(@nowMs, changed_ms + 1)
         WHERE id = @id`,
      )
      .run({ id, shape: JSON.stringify(shape), text, nowMs })
    return this.get(id)
  }

  /** The annotation as it was. Fails with RECORD_NOT_FOUND. */
  delete(id: string): Annotation {
    const gone = this.get(id)
    this.#db.prepare('DELETE FROM annotation WHERE id = ?').run(id)
    return gone
  }

  /** Fails with RECORD_NOT_FOUND. */
  get(id: string): Annotation {
    const row = this.#db
      .prepare<[string], AnnotationRow>(`SELECT ${COLUMNS} FROM annotation WHERE id = ?`)
      .get(id)
    if (!row) throw new BasalisError('RECORD_NOT_FOUND', 'expected an annotation of this id, found none')
    return wholeAnnotation(row)
  }

  /** In the order in which they were drawn. */
  ofPhoto(photoId: string): readonly Annotation[] {
    return this.#db
      .prepare<[string], AnnotationRow>(
        `SELECT ${COLUMNS} FROM annotation WHERE photo_id = ? ORDER BY created_ms, rowid`,
      )
      .all(photoId)
      .map(wholeAnnotation)
  }
}

const wholeAnnotation = ({ shape, ...row }: AnnotationRow): Annotation => ({
  ...row,
  shape: annotationShape.parse(JSON.parse(shape)),
})
