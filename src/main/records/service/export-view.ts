import { unlink } from 'node:fs/promises'
import type { AuditOutcome } from '../../../shared/domain/audit-line.ts'
import { writeUserFile } from '../files/user-file.ts'
import type { RecordContext } from './record-context.ts'

type Desk = Pick<RecordContext, 'store' | 'actor'>

/** A picture in which patients' photos are seen. */
export interface ExportedView {
  /** Their ids. */
  readonly photos: readonly string[]
  /** The file's. */
  readonly bytes: Uint8Array
  readonly path: string
}

/** Writes the picture, whole or not at all, and a line for every photo in it into the log. Fails with OUTPUT_NOT_WRITABLE. */
export async function exportView(desk: Desk, { photos, bytes, path }: ExportedView): Promise<void> {
  try {
    await writeUserFile(path, bytes)
  } catch (error) {
    noteExport(desk, photos, 'failed')
    throw error
  }
  try {
    noteExport(desk, photos, 'done')
  } catch (error) {
    // Nothing leaves without its lines.
    await unlink(path)
    throw error
  }
}

/** A line in the log for every photo that left, or should have. */
export function noteExport(
  { store, actor }: Desk,
  photos: readonly string[],
  outcome: Extract<AuditOutcome, 'done' | 'failed'>,
): void {
  for (const object of photos) store.note(actor, 'record.export', outcome, { object })
}
