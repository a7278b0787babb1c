import type Database from 'better-sqlite3'
import { z } from 'zod'
import { BasalisError } from '../../../shared/contract/errors.ts'
import { recordId } from '../../../shared/domain/record-id.ts'
import { CELL_FORMS } from './cell-forms.ts'
import type { RecordRows, Row } from './read-rows.ts'
import { columnsOf } from './read-rows.ts'
import { RECORD_TABLES } from './record-tables.ts'

const rows = z.record(z.string(), z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))))

/**
 * Rows that came from outside as rows of one patient's record: only columns that are known, every id an id, every reference to
 * a row or a file among them, every cell of the form that it is read in. Fails with IMPORT_DAMAGED.
 */
export function checkRows(db: Database.Database, given: unknown): RecordRows {
  const parsed = rows.safeParse(given)
  if (!parsed.success) throw damaged('rows by table')
  const known = new Map(RECORD_TABLES.map((table) => [table.name, table]))
  if (Object.keys(parsed.data).some((table) => !known.has(table))) throw damaged('tables that are known')
  const found = Object.fromEntries(RECORD_TABLES.map((table) => [table.name, parsed.data[table.name] ?? []]))
  const own = ownIds(found)
  const files = new Set((found.file ?? []).map(({ id }) => id))
  for (const table of RECORD_TABLES) {
    const columns = new Set(columnsOf(db, table))
    for (const row of found[table.name] ?? []) {
      if (Object.keys(row).some((column) => !columns.has(column))) throw damaged('columns that are known')
      if (table.refs.some((column) => !refersTo(row[column], own))) throw damaged('references among the rows')
      if ((table.files ?? []).some((column) => !refersTo(row[column], files)))
        throw damaged('references among the files')
      for (const [column, schema] of Object.entries(CELL_FORMS[table.name] ?? {})) {
        const cell = schema.safeParse(row[column])
        if (!cell.success || cell.data !== row[column])
          throw damaged(`a ${column} of a ${table.name} as it is written`)
      }
    }
  }
  rootOf(found)
  return found
}

/** The patient that the others were merged into. Fails with IMPORT_DAMAGED. */
export function rootOf(found: RecordRows): Row {
  const roots = (found.patient ?? []).filter((row) => (row.merged_into ?? null) === null)
  const [root] = roots
  if (!root || roots.length > 1) throw damaged('one patient')
  return root
}

/** Of every row that has one; each once. */
export function ownIds(found: RecordRows): ReadonlySet<unknown> {
  const ids = new Set<unknown>()
  for (const { name: table, own } of RECORD_TABLES) {
    if (own === null) continue
    for (const row of found[table] ?? []) {
      if (!recordId.safeParse(row[own]).success || ids.has(row[own])) throw damaged('ids, each once')
      ids.add(row[own])
    }
  }
  return ids
}

const refersTo = (cell: unknown, among: ReadonlySet<unknown>): boolean =>
  cell === null || cell === undefined || among.has(cell)

const damaged = (expected: string): BasalisError =>
  new BasalisError('IMPORT_DAMAGED', `expected ${expected} in the record of an export, found something else`)
