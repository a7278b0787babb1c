import type { ARCHIVE_RECORD_CHANNELS } from '../../../shared/contract/archive-channels.ts'
import type { ArchiveSettings } from '../archive/archive-repository.ts'
import { requireLeave, requireLeaveOfPhotos, type LeaveDesk } from '../leaving/leave-gate.ts'
import type { RecordHandlers } from './record-context.ts'

const shown = ({ secret, ...fields }: ArchiveSettings) => ({ fields, hasSecret: secret !== '' })

export const ARCHIVE_HANDLERS: Pick<RecordHandlers, keyof typeof ARCHIVE_RECORD_CHANNELS> = {
  'archive:get-settings': ({ store }) => shown(store.archive.settings),
  'archive:change-settings': ({ store, actor }, { fields, secret }) =>
    store.save(
      actor,
      'archive.change',
      (nowMs) => {
        const changed = store.archive.change(fields, secret, nowMs)
        if (changed.url !== '') store.outbox.retryUnreached(nowMs)
        return shown(changed)
      },
      () => null,
    ),
  'archive:get-state': ({ store }, { patientId }) => ({
    isSet: store.archive.settings.url !== '',
    outbox: [...store.outbox.ofPatient(patientId)],
    received: store.archive.receivedOfPatient(patientId).map(({ photoId }) => photoId),
  }),
  'archive:send': ({ store, actor }, { photos, corrected = false }) => {
    const own = photos.filter((id) => !store.archive.isReceived(store.photos.get(id).id))
    requireLeaveOfPhotos({ store, actor }, own, 'archive')
    const patients = new Set(photos.map((id) => store.visits.get(store.photos.get(id).visitId).patientId))
    if (corrected)
      store.write(() => {
        for (const id of patients) store.outbox.corrected(id)
      })
    if (own.length > 0)
      store.save(
        actor,
        'archive.queue',
        (nowMs) => {
          for (const id of own) store.outbox.queue(id, store.analyses.newestOf(id)?.id ?? null, nowMs)
        },
        () => own,
      )
    return { queued: own.length, reports: retryReports({ store, actor }, [...patients]) }
  },
}

/**
 * Reports of these patients that were given up begin anew, with a line in the log for each patient; how many there were. Fails with
 * CONSENT_MISSING.
 */
function retryReports({ store, actor }: LeaveDesk, patients: readonly string[]): number {
  const failed = patients.filter((id) =>
    store.outbox.ofPatient(id).some(({ part, state }) => part === 'report' && state === 'failed'),
  )
  if (failed.length === 0) return 0
  for (const patientId of failed)
    requireLeave({ store, actor }, { patientId, purpose: 'archive', masked: false })
  return store.save(
    actor,
    'report.archive',
    (nowMs) => failed.reduce((count, id) => count + store.outbox.retryReports(id, nowMs), 0),
    () => failed,
  )
}
