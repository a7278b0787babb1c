import { AUDIT_HANDLERS } from './audit-handlers.ts'
import { ERASE_HANDLERS } from './erase-handlers.ts'
import { MERGE_HANDLERS, mergedRecords } from './merge-handlers.ts'
import type { RecordHandlers } from './record-context.ts'

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
      merged: mergedRecords(store, id),
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
  ...AUDIT_HANDLERS,
  ...MERGE_HANDLERS,
  ...ERASE_HANDLERS,
}
