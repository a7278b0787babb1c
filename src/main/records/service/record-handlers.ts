import { MAX_REMINDERS_DUE } from '../../../shared/domain/reminder.ts'
import { readPatientRecord } from '../patients/patient-record.ts'
import { ANNOTATION_HANDLERS } from './annotation-handlers.ts'
import { ARCHIVE_HANDLERS } from './archive-handlers.ts'
import { AUDIT_HANDLERS } from './audit-handlers.ts'
import { PRINTED_CARD_HANDLERS } from './card-handlers.ts'
import { ERASE_HANDLERS } from './erase-handlers.ts'
import { MERGE_HANDLERS, mergedRecords } from './merge-handlers.ts'
import type { RecordHandlers } from './record-context.ts'
import { REGION_HANDLERS } from './region-handlers.ts'

const idOf = ({ id }: { readonly id: string }): string => id

/** What each channel does with the records. Whoever calls has checked the permission and parsed the request. */
export const RECORD_HANDLERS: RecordHandlers = {
  'user:list': ({ store }) => [...store.users.list()],
  'clinic:get-profile': ({ store }) => store.clinic.get(),
  'clinic:change-profile': ({ store, actor }, { profile }) =>
    store.save(
      actor,
      'clinic.change',
      (nowMs) => store.clinic.change(profile, nowMs),
      () => null,
    ),
  'patient:find': ({ store }, { typed, limit }) => [...store.patients.find(typed, limit)],
  /** Who looked at a patient stands in the log. */
  'patient:get': ({ store, actor }, { id }) => {
    const record = readPatientRecord(store, id)
    store.note(actor, 'patient.look', 'done', { object: id })
    return { ...record, merged: mergedRecords(store, id) }
  },
  'patient:add': ({ store, actor }, fields) =>
    store.save(actor, 'patient.add', (nowMs) => store.patients.add(fields, nowMs), idOf),
  'patient:change': ({ store, actor }, { id, fields, seenMs }) =>
    store.save(actor, 'patient.change', (nowMs) => store.patients.change(id, fields, seenMs, nowMs), idOf),
  'visit:add': ({ store, actor }, { patientId, fields }) =>
    store.save(actor, 'visit.add', (nowMs) => store.visits.add(patientId, fields, nowMs), idOf),
  'visit:change': ({ store, actor }, { id, fields, seenMs }) =>
    store.save(actor, 'visit.change', (nowMs) => store.visits.change(id, fields, seenMs, nowMs), idOf),
  'consent:give': ({ store, actor }, fields) =>
    store.save(actor, 'consent.give', (nowMs) => store.consents.give(fields, nowMs), idOf),
  'consent:withdraw': ({ store, actor }, { id }) =>
    store.save(actor, 'consent.withdraw', (nowMs) => store.consents.withdraw(id, nowMs), idOf),
  'reminder:add': ({ store, actor }, fields) =>
    store.save(actor, 'reminder.add', () => store.reminders.add(fields), idOf),
  'reminder:set-done': ({ store, actor }, { id, done }) =>
    store.save(actor, 'reminder.change', (nowMs) => store.reminders.setDone(id, done ? nowMs : null), idOf),
  'reminder:due': ({ store }, { day }) =>
    store.reminders.dueBy(day, MAX_REMINDERS_DUE).flatMap((reminder) => {
      const patient = store.patients.lineOf(reminder.patientId)
      return patient ? [{ ...reminder, patient }] : []
    }),
  'photo:get-nudge': ({ store }, pair) => ({ nudge: store.photos.nudgeOf(pair) }),
  'photo:set-nudge': ({ store, actor }, { nudge, ...pair }) =>
    store.save(
      actor,
      'photo.align',
      (nowMs) => ({ nudge: store.photos.setNudge(pair, nudge, nowMs) }),
      () => pair.other,
    ),
  ...ANNOTATION_HANDLERS,
  ...REGION_HANDLERS,
  ...AUDIT_HANDLERS,
  ...MERGE_HANDLERS,
  ...ERASE_HANDLERS,
  ...ARCHIVE_HANDLERS,
  ...PRINTED_CARD_HANDLERS,
}
