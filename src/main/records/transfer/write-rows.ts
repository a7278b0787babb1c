import type Database from 'better-sqlite3'
import { searchWords } from '../patients/search-words.ts'
import { createRecordId } from '../record-id.ts'
import type { VaultEntry } from '../vault/image-vault.ts'
import { ownIds, rootOf } from './check-rows.ts'
import type { Cell, RecordRows, Row } from './read-rows.ts'
import { RECORD_TABLES, type RecordTable } from './record-tables.ts'

/** Ids as they are here, by those that the rows came with. */
export type IdMap = ReadonlyMap<Cell, string>

/** An id that is free stays; one that some row here has is another from now on. */
export function freeIds(db: Database.Database, rows: RecordRows): IdMap {
  const taken = RECORD_TABLES.flatMap(({ name, own }) =>
    own === null ? [] : [db.prepare<[string]>(`SELECT 1 FROM "${name}" WHERE "${own}" = ?`)],
  )
  const isTaken = (id: string): boolean => taken.some((statement) => statement.get(id) !== undefined)
  return new Map(
    [...ownIds(rows)].map((id) => [id as string, isTaken(id as string) ? createRecordId() : (id as string)]),
  )
}

/**
 * Writes a record's rows, which were checked, inside the caller's transaction. `files`: where the vault keeps each file, by the id
 * that it came with. Returns the patient's id here.
 */
export function writeRows(
  db: Database.Database,
  rows: RecordRows,
  ids: IdMap,
  files: ReadonlyMap<Cell, VaultEntry>,
): string {
  // Patients refer to those they were merged into, photos to those they repeat, in any order.
  db.pragma('defer_foreign_keys = ON')
  for (const table of RECORD_TABLES)
    for (const row of rows[table.name] ?? []) insert(db, table.name, here(table, row, ids, files))
  const index = db.prepare(
    'INSERT INTO patient_search (rowid, words) SELECT row, ? FROM patient WHERE id = ?',
  )
  for (const { id = null, name, number } of rows.patient ?? [])
    index.run(searchWords(String(name), String(number)), ids.get(id))
  return ids.get(rootOf(rows).id ?? null) ?? ''
}

/** A row with the ids that it has here. */
function here(table: RecordTable, row: Row, ids: IdMap, files: ReadonlyMap<Cell, VaultEntry>): object {
  const columns = new Set([...(table.own === null ? [] : [table.own]), ...table.refs])
  const moved = Object.entries(row).map(([column, cell]) => {
    if (table.files?.includes(column)) return [column, cell === null ? null : entryOf(files, cell).id]
    return [column, columns.has(column) && cell !== null ? (ids.get(cell) ?? null) : cell]
  })
  if (table.name !== 'file') return Object.fromEntries(moved) as object
  const { wrappedKey, plainBytes, role, patientId } = entryOf(files, row.id ?? null)
  return {
    ...(Object.fromEntries(moved) as object),
    patient_id: patientId,
    role,
    plain_bytes: plainBytes,
    wrapped_key: wrappedKey,
  }
}

function entryOf(files: ReadonlyMap<Cell, VaultEntry>, id: Cell): VaultEntry {
  const entry = files.get(id)
  if (!entry)
    throw new Error('expected every file of an import to be stored before its rows, found one that is not')
  return entry
}

function insert(db: Database.Database, table: string, row: object): void {
  const columns = Object.keys(row)
  db.prepare(
    `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
     VALUES (${columns.map(() => '?').join(', ')})`,
  ).run(...(Object.values(row) as unknown[]))
}
