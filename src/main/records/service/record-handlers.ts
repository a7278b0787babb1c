import type {
  RecordChannel,
  RecordRequest,
  RecordResponse,
} from '../../../shared/contract/record-channels.ts'
import type { Actor, RecordStore } from '../store/record-store.ts'

export interface RecordContext {
  readonly store: RecordStore
  readonly actor: Actor
}

type RecordHandlers = {
  readonly [C in RecordChannel]: (context: RecordContext, request: RecordRequest<C>) => RecordResponse<C>
}

const idOf = ({ id }: { readonly id: string }): string => id

/** What each channel does with the records. Whoever calls has checked the permission and parsed the request. */
export const RECORD_HANDLERS: RecordHandlers = {
  'user:list': ({ store }) => [...store.users.list()],
  'patient:find': ({ store }, { typed, limit }) => [...store.patients.find(typed, limit)],
  /** Who looked at a patient stands in the log. */
  'patient:get': ({ store, actor }, { id }) => {
    const patient = store.patients.get(id)
    store.note(actor, 'patient.look', 'done', { object: id })
    const visits = store.visits.ofPatient(id)
    return {
      patient,
      visits: visits.map((visit) => ({ ...visit, photos: [...store.photos.ofVisit(visit.id)] })),
    }
  },
  'patient:add': ({ store, actor }, fields) =>
    store.save(actor, 'patient.add', (nowMs) => store.patients.add(fields, nowMs), idOf),
  'patient:change': ({ store, actor }, { id, fields, seenMs }) =>
    store.save(actor, 'patient.change', (nowMs) => store.patients.change(id, fields, seenMs, nowMs), idOf),
  'visit:add': ({ store, actor }, { patientId, fields }) =>
    store.save(actor, 'visit.add', (nowMs) => store.visits.add(patientId, fields, nowMs), idOf),
  'visit:change': ({ store, actor }, { id, fields, seenMs }) =>
    store.save(actor, 'visit.change', (nowMs) => store.visits.change(id, fields, seenMs, nowMs), idOf),
}
