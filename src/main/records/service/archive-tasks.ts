import { BasalisError } from '../../../shared/contract/errors.ts'
import type { ArchiveFields } from '../../../shared/domain/archive.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import { differencesFrom, type Named } from '../../dicom/same-subject.ts'
import type { ArchiveSettings } from '../archive/archive-repository.ts'
import type { OutboxEntry, SendOutcome } from '../archive/outbox-repository.ts'
import type { ClinicSession } from '../session/clinic-session.ts'
import { PROGRAM, type RecordStore } from '../store/record-store.ts'
import { fileFetched, type Fetched, type Filed } from './file-fetched.ts'
import { loadOutgoing, type Outgoing } from './outgoing.ts'
import { notSet, queueReport, type ReportToQueue } from './queue-report.ts'

/** A patient, as the archive is asked about them. */
export interface Sought {
  readonly archive: ArchiveSettings
  readonly patient: Patient
  /** Ids of the patient's photos and visits, and what those photos that came from the archive are called there. */
  readonly photos: readonly string[]
  readonly visits: readonly string[]
  readonly received: readonly string[]
}

/** The part of the records' thread that the archive needs. Sending goes on whoever is signed in, and keeps nobody signed in. */
export const archiveTasks = (started: () => ClinicSession) => ({
  /** Whether a file names somebody else than the patient of a visit. */
  namesAnother: ({ visitId, named }: { readonly visitId: string; readonly named: Named }): boolean => {
    const { store } = started().use('patient.write')
    const patient = store.patients.get(store.visits.get(visitId).patientId)
    return differencesFrom(named, patient).length > 0
  },
  /** For a test of the connection: the fields as typed, with the kept secret where none was typed. */
  archiveToTest: (given: {
    readonly fields: ArchiveFields
    readonly secret: string | null
  }): ArchiveSettings => {
    const { settings } = started().use('clinic.write').store.archive
    const kept = settings.url === given.fields.url ? settings.secret : ''
    return { ...given.fields, secret: given.secret ?? kept }
  },
  /** What the last run has left in the middle is tried again. */
  recoverSending: (): void => {
    const open = started().forProgram()
    if (open?.store.readOnly === false) open.store.write((nowMs) => open.store.outbox.recover(nowMs))
  },
  /** The next thing that is due, marked as being sent; null: nothing, or the records are locked. */
  beginSending: async (): Promise<Outgoing | null> => {
    const open = started().forProgram()
    if (!open || open.store.readOnly) return null
    const { store } = open
    for (;;) {
      const archive = store.archive.settings
      if (archive.url === '') return null
      const entry = store.write((nowMs) => store.outbox.begin(nowMs))
      if (!entry) return null
      try {
        return await loadOutgoing(store, entry, archive)
      } catch (error) {
        const isExpected = error instanceof BasalisError
        // Given up as well: one that cannot be read would stand before all others for ever.
        finish(store, entry, { kind: 'failed', reason: isExpected ? error.code : 'BUG' })
        if (!isExpected) throw error
      }
    }
  },
  finishSending: (given: { readonly entry: OutboxEntry; readonly outcome: SendOutcome }): void => {
    const open = started().forProgram()
    if (open?.store.readOnly === false) finish(open.store, given.entry, given.outcome)
  },
  /** Puts a report on its way; the id of its line in the outbox. */
  queueReport: (report: ReportToQueue): string => queueReport(started().use('record.export'), report),
  /** When something is due; null: nothing waits. */
  nextSendingMs: (): number | null => started().forProgram()?.store.outbox.nextMs() ?? null,
  /** Somebody looks for a patient in the archive. */
  seek: ({ patientId }: { readonly patientId: string }): Sought => {
    const { store, actor } = started().use('patient.write')
    const archive = store.archive.settings
    if (archive.url === '') throw notSet()
    const patient = store.patients.get(patientId)
    store.note(actor, 'archive.find', 'done', { object: patientId })
    return {
      archive,
      patient,
      photos: store.photos.ofPatient(patientId).map(({ id }) => id),
      visits: store.visits.ofPatient(patientId).map(({ id }) => id),
      received: store.archive.receivedOfPatient(patientId).map(({ sopInstance }) => sopInstance),
    }
  },
  fileFetched: (given: Fetched): Promise<Filed> => fileFetched(started().use('patient.write'), given),
})

/**
 * It is there, or given up: that stands in the log. What is tried again does not. The bytes of a report that is there are let go of.
 */
function finish(store: RecordStore, entry: OutboxEntry, outcome: SendOutcome): void {
  const { id } = entry
  const object = objectOf(store, entry)
  if (outcome.kind === 'sent') {
    store.save(
      PROGRAM,
      'archive.send',
      (nowMs) => {
        store.outbox.finish(id, outcome, nowMs)
        if (entry.part === 'report') store.documents.letGo(entry.documentId)
      },
      () => object,
    )
    return
  }
  store.write((nowMs) => {
    store.outbox.finish(id, outcome, nowMs)
  })
  if (outcome.kind === 'failed')
    store.note(PROGRAM, 'archive.send', 'failed', { object, reason: outcome.reason })
}

/** The record that a line of the log is about; null: it has gone meanwhile, with its patient. */
function objectOf(store: RecordStore, entry: OutboxEntry): string | null {
  if (entry.part !== 'report') return entry.photoId
  const visitId = store.documents.find(entry.documentId)?.visitId
  return visitId === undefined ? null : store.visits.get(visitId).patientId
}
