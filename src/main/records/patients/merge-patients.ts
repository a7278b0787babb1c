import type Database from 'better-sqlite3'
import { BasalisError } from '../../../shared/contract/errors.ts'
import { createRecordId } from '../record-id.ts'
import { isPatient, requirePatient } from './require-patient.ts'

/** What hangs on a patient and moves with it. Photos and analyses hang on visits; files stay bound to whom they were stored for. */
const MOVING = ['visit', 'consent', 'reminder'] as const

export interface MergedPair {
  readonly keptId: string
  readonly mergedId: string
}

export interface Merge {
  readonly id: string
  readonly mergedId: string
  readonly atMs: number
  /** Whether it was merged into the patient itself, not into another that then was. */
  readonly direct: boolean
}

/** Two patients that are one person become one, and two again where that was a slip. Each inside one transaction. */
export class PatientMerges {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** Everything of `mergedId` goes to `keptId`; the merge's id. Fails with RECORD_CONFLICT, or with RECORD_NOT_FOUND. */
  merge(keptId: string, mergedId: string, nowMs: number): string {
    if (keptId === mergedId)
      throw new BasalisError('RECORD_CONFLICT', 'expected two patients to merge, found one twice')
    for (const id of [keptId, mergedId]) requirePatient(this.#db, id)
    const id = createRecordId()
    this.#db
      .prepare('INSERT INTO merge (id, kept_id, merged_id, at_ms) VALUES (?, ?, ?, ?)')
      .run(id, keptId, mergedId, nowMs)
    for (const kind of MOVING) {
      this.#db
        .prepare(`INSERT INTO merge_row SELECT ?, ?, id FROM ${kind} WHERE patient_id = ?`)
        .run(id, kind, mergedId)
      this.#db.prepare(`UPDATE ${kind} SET patient_id = ? WHERE patient_id = ?`).run(keptId, mergedId)
    }
    this.#db.prepare('UPDATE patient SET merged_into = ? WHERE id = ?').run(keptId, mergedId)
    return id
  }

  /**
   * Gives back what moved and is still there; the two patients. Fails with RECORD_CONFLICT where the number has been given away
   * since, or where the kept patient was merged into another: that has to be undone first.
   */
  undo(id: string, nowMs: number): MergedPair {
    const found = this.#db
      .prepare<[string], MergedPair>(
        'SELECT kept_id AS keptId, merged_id AS mergedId FROM merge WHERE id = ? AND undone_ms IS NULL',
      )
      .get(id)
    if (!found) throw new BasalisError('RECORD_NOT_FOUND', 'expected a merge that holds, found none')
    const { keptId, mergedId } = found
    if (!isPatient(this.#db, keptId))
      throw new BasalisError('RECORD_CONFLICT', 'expected a patient of its own, found one that was merged')
    const taken = this.#db
      .prepare(
        `SELECT 1 FROM patient AS other JOIN patient AS own ON own.number = other.number
         WHERE own.id = ? AND other.id <> own.id AND other.merged_into IS NULL`,
      )
      .get(mergedId)
    if (taken)
      throw new BasalisError('RECORD_CONFLICT', 'expected a number that no other patient has, found it taken')
    this.#db.prepare('UPDATE patient SET merged_into = NULL WHERE id = ?').run(mergedId)
    for (const kind of MOVING)
      this.#db
        .prepare(
          `UPDATE ${kind} SET patient_id = ? WHERE patient_id = ?
             AND id IN (SELECT row_id FROM merge_row WHERE merge_id = ? AND kind = ?)`,
        )
        .run(mergedId, keptId, id, kind)
    this.#db.prepare('UPDATE merge SET undone_ms = ? WHERE id = ?').run(nowMs, id)
    return { keptId, mergedId }
  }

  /** Those that hold, of whoever turned out to be this patient, the latest first. */
  ofPatient(id: string): readonly Merge[] {
    const rows = this.#db
      .prepare<[string, string], Omit<Merge, 'direct'> & { readonly direct: 0 | 1 }>(
        `WITH RECURSIVE same (id) AS (
           VALUES (?) UNION SELECT merged_id FROM merge JOIN same ON kept_id = same.id WHERE undone_ms IS NULL
         )
         SELECT id, merged_id AS mergedId, at_ms AS atMs, kept_id = ? AS direct FROM merge
         WHERE undone_ms IS NULL AND kept_id IN (SELECT id FROM same) ORDER BY at_ms DESC, id`,
      )
      .all(id, id)
    return rows.map(({ direct, ...row }) => ({ ...row, direct: direct === 1 }))
  }
}
