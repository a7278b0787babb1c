import type { DRAWN_REGION_CHANNELS } from '../../../shared/contract/drawn-region-channels.ts'
import type { DrawnRegion } from '../../../shared/domain/drawn-region.ts'
import type { RecordHandlers } from './record-context.ts'

/** In the log a region is something that was done to its photo. */
const photoOf = ({ photoId }: DrawnRegion): string => photoId

export const REGION_HANDLERS: Pick<RecordHandlers, keyof typeof DRAWN_REGION_CHANNELS> = {
  'region:list': ({ store }, { photoId }) => [...store.regions.ofPhoto(photoId)],
  'region:add': ({ store, actor }, { photoId, ...fields }) =>
    store.save(actor, 'region.add', (nowMs) => store.regions.add(photoId, fields, nowMs), photoOf),
  'region:change': ({ store, actor }, { id, seenMs, ...fields }) =>
    store.save(actor, 'region.change', (nowMs) => store.regions.change(id, fields, seenMs, nowMs), photoOf),
  'region:delete': ({ store, actor }, { id }) =>
    store.save(actor, 'region.delete', () => store.regions.delete(id), photoOf),
}
