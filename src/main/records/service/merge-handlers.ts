import type { MERGE_CHANNELS, MergedRecord } from '../../../shared/contract/merge-channels.ts'
import type { RecordStore } from '../store/record-store.ts'
import type { RecordHandlers } from './record-context.ts'

/** What else this patient's record once was: what stands there is shown with it, for it was not written over. */
export const mergedRecords = (store: RecordStore, id: string): MergedRecord[] =>
  store.merges.ofPatient(id).map((merge) => ({
    merge: merge.id,
    atMs: merge.atMs,
    undoable: merge.direct,
    patient: store.patients.getMerged(merge.mergedId),
  }))

export const MERGE_HANDLERS: Pick<RecordHandlers, keyof typeof MERGE_CHANNELS> = {
  'patient:merge': ({ store, actor }, { keptId, mergedId }) =>
    store.save(
      actor,
      'patient.merge',
      (nowMs) => ({ merge: store.merges.merge(keptId, mergedId, nowMs) }),
      () => [keptId, mergedId],
    ),
  'patient:undo-merge': ({ store, actor }, { id }) =>
    store.save(
      actor,
      'patient.unmerge',
      (nowMs) => store.merges.undo(id, nowMs),
      ({ keptId, mergedId }) => [keptId, mergedId],
    ),
}
