import type { ARCHIVE_RECORD_CHANNELS } from '../../../shared/contract/archive-channels.ts'
import type { ArchiveSettings } from '../archive/archive-repository.ts'
import { requireLeaveOfPhotos } from '../leaving/leave-gate.ts'
import type { RecordHandlers } from './record-context.ts'

const shown = ({ secret, ...fields }: ArchiveSettings) => ({ fields, hasSecret: secret !== '' })

export const ARCHIVE_HANDLERS: Pick<RecordHandlers, keyof typeof ARCHIVE_RECORD_CHANNELS> = {
  'archive:get-settings': ({ store }) => shown(store.archive.settings),
  'archive:change-settings': ({ store, actor }, { fields, secret }) =>
    store.save(
      actor,
      'archive.change',
      (nowMs) => shown(store.archive.change(fields, secret, nowMs)),
      () => null,
    ),
  'archive:get-state': ({ store }, { patientId }) => ({
    isSet: store.archive.settings.url !== '',
    outbox: [...store.outbox.ofPatient(patientId)],
    received: store.archive.receivedOfPatient(patientId).map(({ photoId }) => photoId),
  }),
  'archive:send': ({ store, actor }, { photos }) => {
    const own = photos.filter((id) => !store.archive.isReceived(store.photos.get(id).id))
    if (own.length === 0) return { queued: 0 }
    requireLeaveOfPhotos({ store, actor }, own, 'archive')
    store.save(
      actor,
      'archive.queue',
      (nowMs) => {
        for (const id of own) store.outbox.queue(id, store.analyses.newestOf(id)?.id ?? null, nowMs)
      },
      () => own,
    )
    return { queued: own.length }
  },
}
