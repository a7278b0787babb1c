import { unlink } from 'node:fs/promises'
import type { AuditOutcome } from '../../../shared/domain/audit-line.ts'
import type { ExportPurpose } from '../../../shared/domain/may-leave.ts'
import { writeUserFile } from '../files/user-file.ts'
import { leaveReason, requireLeaveOfPhotos } from '../leaving/leave-gate.ts'
import type { RecordContext } from './record-context.ts'

type Desk = Pick<RecordContext, 'store' | 'actor'>

/** Patients' photos on their way out, and what for. */
export interface LeavingPhotos {
  /** Their ids. */
  readonly photos: readonly string[]
  readonly purpose: ExportPurpose
}

/** A picture in which patients' photos are seen. */
export interface ExportedView extends LeavingPhotos {
  /** The file's. */
  readonly bytes: Uint8Array
  readonly path: string
}

/**
 * Writes the picture, whole or not at all, and a line for every photo in it into the log. Fails with CONSENT_MISSING,
 * OUTPUT_NOT_WRITABLE, or with STORE_READ_ONLY where the log takes no line.
 */
export async function exportView(desk: Desk, { bytes, path, ...leaving }: ExportedView): Promise<void> {
  requireLeaveOfPhotos(desk, leaving.photos, leaving.purpose)
  desk.store.requireWritable()
  try {
    await writeUserFile(path, bytes)
  } catch (error) {
    noteExport(desk, leaving, 'failed')
    throw error
  }
  try {
    noteExport(desk, leaving, 'done')
  } catch (error) {
    // Nothing leaves without its lines.
    await unlink(path)
    throw error
  }
}

/**
 * A line in the log for every photo that left, or should have. One that leaves asks first: fails with CONSENT_MISSING then, or with
 * STORE_READ_ONLY where the line cannot be written.
 */
export function noteExport(
  desk: Desk,
  { photos, purpose }: LeavingPhotos,
  outcome: Extract<AuditOutcome, 'done' | 'failed'>,
): void {
  const { store, actor } = desk
  const reason = leaveReason(purpose, false, photos.length)
  if (outcome === 'done') {
    requireLeaveOfPhotos(desk, photos, purpose)
    store.noteFirst(actor, 'record.export', photos, reason)
  } else for (const object of photos) store.note(actor, 'record.export', outcome, { object, reason })
}
