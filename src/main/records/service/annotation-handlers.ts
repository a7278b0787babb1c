import type { ANNOTATION_CHANNELS } from '../../../shared/contract/annotation-channels.ts'
import type { Annotation } from '../../../shared/domain/annotation.ts'
import type { RecordHandlers } from './record-context.ts'

/** In the log a drawing is something that was done to its photo. */
const photoOf = ({ photoId }: Annotation): string => photoId

export const ANNOTATION_HANDLERS: Pick<RecordHandlers, keyof typeof ANNOTATION_CHANNELS> = {
  'annotation:list': ({ store }, { photoId }) => [...store.annotations.ofPhoto(photoId)],
  'annotation:add': ({ store, actor }, { photoId, ...fields }) =>
    store.save(actor, 'annotation.add', (nowMs) => store.annotations.add(photoId, fields, nowMs), photoOf),
  'annotation:change': ({ store, actor }, { id, seenMs, ...fields }) =>
    store.save(
      actor,
      'annotation.change',
      (nowMs) => store.annotations.change(id, fields, seenMs, nowMs),
      photoOf,
    ),
  'annotation:delete': ({ store, actor }, { id }) =>
    store.save(actor, 'annotation.delete', () => store.annotations.delete(id), photoOf),
}
