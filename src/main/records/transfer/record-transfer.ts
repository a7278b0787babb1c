import type Database from 'better-sqlite3'
import type { VaultEntry } from '../vault/image-vault.ts'
import { checkRows } from './check-rows.ts'
import { type Cell, readRows, type RecordRows } from './read-rows.ts'
import { freeIds, type IdMap, writeRows } from './write-rows.ts'

/** Whole records as rows, on their way out of the database and into it. */
export class RecordTransfer {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** Which version of the schema the rows are of. */
  get schema(): number {
    return this.#db.pragma('user_version', { simple: true }) as number
  }

  /** Of everybody who is a patient of their own, in the order in which they were added. */
  patients(): readonly string[] {
    return this.#db
      .prepare<[], string>('SELECT id FROM patient WHERE merged_into IS NULL ORDER BY row')
      .pluck()
      .all()
  }

  /** Fails with RECORD_NOT_FOUND or RECORD_CONFLICT. */
  rowsOf(patientId: string): RecordRows {
    return readRows(this.#db, patientId)
  }

  /** Nothing of this id is here: not under another either. */
  isGone(patientId: string): boolean {
    return this.#db.prepare('SELECT 1 FROM patient WHERE id = ?').get(patientId) === undefined
  }

  /** Fails with IMPORT_DAMAGED. */
  check(rows: unknown): RecordRows {
    return checkRows(this.#db, rows)
  }

  /** Whether a patient here has this clinic number. */
  hasNumber(number: string): boolean {
    return (
      this.#db.prepare('SELECT 1 FROM patient WHERE number = ? AND merged_into IS NULL').get(number) !==
      undefined
    )
  }

  freeIds(rows: RecordRows): IdMap {
    return freeIds(this.#db, rows)
  }

  /** Inside the caller's transaction; the patient's id here. */
  write(rows: RecordRows, ids: IdMap, files: ReadonlyMap<Cell, VaultEntry>): string {
    return writeRows(this.#db, rows, ids, files)
  }
}
