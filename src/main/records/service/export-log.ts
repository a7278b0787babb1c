import { unlink } from 'node:fs/promises'
import type { AuditFilter } from '../../../shared/domain/audit-line.ts'
import { logTable } from '../audit/log-table.ts'
import { writeUserFile } from '../files/user-file.ts'
import { linesWanted } from './audit-handlers.ts'
import type { RecordContext } from './record-context.ts'

/**
 * Writes these lines of the log to a file for a spreadsheet, all of them or none, and that it was done into the log; how many they
 * were. Fails with OUTPUT_NOT_WRITABLE, or with STORE_READ_ONLY where the log takes no line.
 */
export async function exportLog(
  { store, actor }: Pick<RecordContext, 'store' | 'actor'>,
  filter: AuditFilter,
  path: string,
): Promise<number> {
  store.requireWritable()
  const names = new Map(store.users.list().map(({ id, name }) => [id, name]))
  const pieces: string[] = []
  const rows = logTable(store.audit.each(linesWanted(filter)), (id) => names.get(id) ?? '')
  let next = rows.next()
  for (; !next.done; next = rows.next()) pieces.push(next.value)
  try {
    await writeUserFile(path, pieces.join(''))
  } catch (error) {
    store.note(actor, 'audit.export', 'failed')
    throw error
  }
  try {
    store.noteFirst(actor, 'audit.export', [null])
  } catch (error) {
    // Nothing leaves without a line.
    await unlink(path)
    throw error
  }
  return next.value
}
