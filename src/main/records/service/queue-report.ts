import { BasalisError } from '../../../shared/contract/errors.ts'
import { requireLeave, type LeaveDesk } from '../leaving/leave-gate.ts'

/** A report that is to go to the archive. */
export interface ReportToQueue {
  readonly patient: string
  /** Photos in it, by their ids. */
  readonly photos: readonly string[]
  /** The photo that it is about: it goes to the study of that photo's visit. */
  readonly photo: string
  readonly title: string
  readonly madeMs: number
  /** The very PDF that was shown. */
  readonly bytes: Uint8Array
}

/**
 * Puts a report on its way to the archive, with a line in the log for it and one for every photo in it; the id of its line in the
 * outbox. The same PDF is on its way once, and is not sent anew where the archive of now has it. Fails with ARCHIVE_NOT_SET,
 * CONSENT_MISSING, RECORD_NOT_FOUND for a photo of somebody else, or as the disk does.
 */
export function queueReport(desk: LeaveDesk, report: ReportToQueue): string {
  const { store, actor } = desk
  const { patient, photos, bytes, title, madeMs } = report
  if (store.archive.settings.url === '') throw notSet()
  requireLeave(desk, { patientId: patient, purpose: 'archive', masked: false })
  const { visitId } = store.photos.get(report.photo)
  if (store.visits.get(visitId).patientId !== patient)
    throw new BasalisError('RECORD_NOT_FOUND', 'expected a photo of this patient, found one of another')
  return store.save(
    actor,
    'report.archive',
    (nowMs) => {
      for (const object of photos)
        store.audit.append({
          ...actor,
          ...{ atMs: nowMs, action: 'archive.queue', object, outcome: 'done', reason: null },
        })
      const document = store.documents.add({ visitId, title, madeMs }, bytes)
      const line = store.outbox.queueReport(document, nowMs)
      store.documents.hold(document, bytes)
      return line
    },
    () => patient,
  )
}

export const notSet = (): BasalisError =>
  new BasalisError(
    'ARCHIVE_NOT_SET',
    'expected the address of an archive in the clinic’s settings, found none',
  )
