import type Database from 'better-sqlite3'
import type { CaptureCheck } from '../../../shared/imaging/judge-capture.ts'
import { failedOf, type PhotoQuality, type QualityFields } from '../../../shared/domain/photo-quality.ts'

interface QualityRow extends Omit<PhotoQuality, 'failed'> {
  readonly id: string
  readonly checks: string
}

/** Inside the transaction that adds the photo. `userId`: null for the program itself. */
export function insertQuality(
  db: Database.Database,
  photoId: string,
  { checks, despite }: QualityFields,
  userId: string | null,
  nowMs: number,
): void {
  db.prepare(
    `INSERT INTO photo_quality (photo_id, checks, reason, note, user_id, at_ms)
     VALUES (@photoId, @checks, @reason, @note, @userId, @nowMs)`,
  ).run({
    photoId,
    checks: JSON.stringify(checks),
    reason: despite?.reason ?? null,
    note: despite?.note ?? '',
    userId,
    nowMs,
  })
}

/** Of the patient's photos that were kept although they did not pass, by id. */
export function despiteOfPatient(
  db: Database.Database,
  patientId: string,
): ReadonlyMap<string, PhotoQuality> {
  const rows = db
    .prepare<[string], QualityRow>(
      `SELECT photo.id, checks, quality.reason, note, user.name AS by, quality.at_ms AS atMs
       FROM visit JOIN photo ON photo.visit_id = visit.id JOIN photo_quality AS quality ON photo_id = photo.id
       LEFT JOIN user ON user.id = user_id
       WHERE visit.patient_id = ? AND quality.reason IS NOT NULL`,
    )
    .all(patientId)
  return new Map(
    rows.map(({ id, checks, ...row }) => [
      id,
      { ...row, failed: failedOf(JSON.parse(checks) as CaptureCheck[]) },
    ]),
  )
}
