import type {
  RecordChannel,
  RecordRequest,
  RecordResponse,
} from '../../../shared/contract/record-channels.ts'
import type { Permission } from '../../../shared/domain/user.ts'
import type { Actor, RecordStore } from '../store/record-store.ts'

export interface RecordContext {
  readonly store: RecordStore
  readonly actor: Actor
  /** What the actor may do besides what was checked. */
  readonly mayAlso: (permission: Permission) => boolean
}

/** What a channel does with the records. Whoever calls has checked the permission and parsed the request. */
export type RecordHandlers = {
  readonly [C in RecordChannel]: (
    context: RecordContext,
    request: RecordRequest<C>,
  ) => RecordResponse<C> | Promise<RecordResponse<C>>
}
