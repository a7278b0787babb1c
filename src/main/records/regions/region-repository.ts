import type Database from 'better-sqlite3'
import { BasalisError } from '../../../shared/contract/errors.ts'
import {
  type DrawnRegion,
  type DrawnRegionFields,
  REGION_LIMITS,
  regionRings,
} from '../../../shared/domain/drawn-region.ts'
import { createRecordId } from '../record-id.ts'

type RegionRow = Omit<DrawnRegion, 'rings'> & { readonly rings: string }

const COLUMNS =
  'id, photo_id AS photoId, ordinal, name, tool, rings, created_ms AS createdMs, changed_ms AS changedMs'

/** Regions drawn over photos, in the database. They hang on the photo: they move and go with the photo's visit. */
export class RegionRepository {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** Fails with RECORD_NOT_FOUND where there is no such photo, or with RECORD_CONFLICT where it has as many as it may. */
  add(photoId: string, { ordinal, name, tool, rings }: DrawnRegionFields, nowMs: number): DrawnRegion {
    if (!this.#db.prepare('SELECT 1 FROM photo WHERE id = ?').get(photoId))
      throw new BasalisError('RECORD_NOT_FOUND', 'expected a photo of this id, found none')
    const count =
      this.#db
        .prepare<[string], number>('SELECT count(*) FROM region WHERE photo_id = ?')
        .pluck()
        .get(photoId) ?? 0
    if (count >= REGION_LIMITS.ofPhoto)
      throw new BasalisError(
        'RECORD_CONFLICT',
        `expected at most ${REGION_LIMITS.ofPhoto} regions on a photo, found as many already`,
      )
    const id = createRecordId()
    this.#db
      .prepare(
        `INSERT INTO region (id, photo_id, ordinal, name, tool, rings, created_ms, changed_ms)
         VALUES (@id, @photoId, @ordinal, @name, @tool, @rings, @nowMs, @nowMs)`,
      )
      .run({ id, photoId, ordinal, name, tool, rings: JSON.stringify(rings), nowMs })
    return this.get(id)
  }

  /** Fails with RECORD_NOT_FOUND, or with RECORD_CONFLICT where somebody changed the region since. */
  change(
    id: string,
    { ordinal, name, tool, rings }: DrawnRegionFields,
    seenMs: number,
    nowMs: number,
  ): DrawnRegion {
    if (this.get(id).changedMs !== seenMs)
      throw new BasalisError('RECORD_CONFLICT', 'expected the region as it was shown, found it changed since')
    this.#db
      .prepare(
        `UPDATE region SET ordinal = @ordinal, name = @name, tool = @tool, rings = @rings,
           changed_ms = max(@nowMs, changed_ms + 1)
         WHERE id = @id`,
      )
      .run({ id, ordinal, name, tool, rings: JSON.stringify(rings), nowMs })
    return this.get(id)
  }

  /** The region as it was. Fails with RECORD_NOT_FOUND. */
  delete(id: string): DrawnRegion {
    const gone = this.get(id)
    this.#db.prepare('DELETE FROM region WHERE id = ?').run(id)
    return gone
  }

  /** Fails with RECORD_NOT_FOUND. */
  get(id: string): DrawnRegion {
    const row = this.#db.prepare<[string], RegionRow>(`SELECT ${COLUMNS} FROM region WHERE id = ?`).get(id)
    if (!row) throw new BasalisError('RECORD_NOT_FOUND', 'expected a region of this id, found none')
    return wholeRegion(row)
  }

  /** In the order of their numbers. */
  ofPhoto(photoId: string): readonly DrawnRegion[] {
    return this.#db
      .prepare<[string], RegionRow>(
        `SELECT ${COLUMNS} FROM region WHERE photo_id = ? ORDER BY ordinal, created_ms, rowid`,
      )
      .all(photoId)
      .map(wholeRegion)
  }
}

const wholeRegion = ({ rings, ...row }: RegionRow): DrawnRegion => ({
  ...row,
  rings: regionRings.parse(JSON.parse(rings)),
})
