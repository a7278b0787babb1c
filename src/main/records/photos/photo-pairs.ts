import type Database from 'better-sqlite3'
import { BasalisError } from '../../../shared/contract/errors.ts'
import { isNudged, NO_NUDGE, type Nudge } from '../../../shared/domain/nudge.ts'

export interface PhotoPair {
  readonly photo: string
  readonly other: string
}

/** How photos were laid on each other by hand. */
export function nudgeOf(db: Database.Database, pair: PhotoPair): Nudge {
  const found = db
    .prepare<[PhotoPair], Nudge>(
      `SELECT dx, dy, rotation_degrees AS rotationDegrees, scale FROM photo_pair
       WHERE photo_id = @photo AND other_id = @other`,
    )
    .get(pair)
  return found ?? NO_NUDGE
}

/** One that changes nothing is not kept. Fails with RECORD_CONFLICT where the two are not photos of one patient. */
export function setNudge(db: Database.Database, pair: PhotoPair, nudge: Nudge, nowMs: number): Nudge {
  const patients = db
    .prepare<[PhotoPair], string>(
      `SELECT patient_id FROM photo JOIN visit ON visit.id = visit_id WHERE photo.id IN (@photo, @other)`,
    )
    .pluck()
    .all(pair)
  if (patients.length !== 2 || patients[0] !== patients[1])
    throw new BasalisError('RECORD_CONFLICT', 'expected two photos of one patient, found others')
  if (isNudged(nudge))
    db.prepare(
      `INSERT INTO photo_pair (photo_id, other_id, dx, dy, rotation_degrees, scale, changed_ms)
       VALUES (@photo, @other, @dx, @dy, @rotationDegrees, @scale, @nowMs)
       ON CONFLICT DO UPDATE SET dx = @dx, dy = @dy, rotation_degrees = @rotationDegrees, scale = @scale, changed_ms = @nowMs`,
    ).run({ ...pair, ...nudge, nowMs })
  else
    db.prepare<[PhotoPair]>('DELETE FROM photo_pair WHERE photo_id = @photo AND other_id = @other').run(pair)
  return nudge
}
