import type { AnalysisReport } from '../../../shared/contract/analysis-report.ts'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { Analysis } from '../../../shared/domain/analysis.ts'
import type { ArchiveFields } from '../../../shared/domain/archive.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import type { Photo, PhotoFields } from '../../../shared/domain/photo.ts'
import type { Visit } from '../../../shared/domain/visit.ts'
import { differencesFrom, type Named } from '../../dicom/same-subject.ts'
import type { ArchiveSettings } from '../archive/archive-repository.ts'
import type { OutboxEntry, SendOutcome } from '../archive/outbox-repository.ts'
import { requireLeaveOfPhotos } from '../leaving/leave-gate.ts'
import type { ClinicSession } from '../session/clinic-session.ts'
import { PROGRAM, type RecordStore } from '../store/record-store.ts'

/** One thing that is to be sent, with all that it is made from. */
export interface Outgoing {
  readonly entry: OutboxEntry
  readonly archive: ArchiveSettings
  readonly patient: Patient
  readonly visit: Visit
  readonly clinic: string
  readonly photo: Photo
  /** From 1 up, among the photos of the visit. */
  readonly number: number
  /** Of the photo: its original bytes. Of a map: its PNG. Null of numbers. */
  readonly bytes: Uint8Array | null
  /** Null of the photo itself. */
  readonly analysis: { readonly analysis: Analysis; readonly report: AnalysisReport } | null
}

/** A patient, as the archive is asked about them. */
export interface Sought {
  readonly archive: ArchiveSettings
  readonly patient: Patient
  /** Ids of the patient's photos and visits, and what those photos that came from the archive are called there. */
  readonly photos: readonly string[]
  readonly visits: readonly string[]
  readonly received: readonly string[]
}

/** Photos of one study. */
export interface Fetched {
  readonly patientId: string
  readonly studyInstance: string
  readonly atMs: number
  readonly reason: string
  readonly photos: readonly {
    readonly bytes: Uint8Array
    readonly thumbnail: Uint8Array
    readonly fields: PhotoFields
    readonly sopInstance: string
  }[]
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
        return await outgoing(store, entry, archive)
      } catch (error) {
        if (!(error instanceof BasalisError)) throw error
        finish(store, entry, { kind: 'failed', reason: error.code })
      }
    }
  },
  finishSending: (given: { readonly entry: OutboxEntry; readonly outcome: SendOutcome }): void => {
    const open = started().forProgram()
    if (open?.store.readOnly === false) finish(open.store, given.entry, given.outcome)
  },
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
  /** Files photos of a study in one visit of the patient: the one that holds some of it already, else a new one. */
  fileFetched: async (given: Fetched): Promise<{ readonly visitId: string; readonly photos: string[] }> => {
    const { store, actor } = started().use('patient.write')
    const { patientId, studyInstance, atMs, reason } = given
    const visitId =
      store.archive.visitOfStudy(patientId, studyInstance) ??
      store.save(
        actor,
        'visit.add',
        (nowMs) =>
          store.visits.add(patientId, { atMs, reason, skinState: 'other', notes: '', treatments: [] }, nowMs),
        ({ id }) => id,
      ).id
    const photos: string[] = []
    for (const { bytes, thumbnail, fields, sopInstance } of given.photos) {
      const files = { bytes, thumbnail }
      const received = { sopInstance, studyInstance }
      photos.push((await store.addPhoto(actor, visitId, files, fields, null, { received })).id)
    }
    return { visitId, photos }
  },
})

async function outgoing(store: RecordStore, entry: OutboxEntry, archive: ArchiveSettings): Promise<Outgoing> {
  const { photoId, part, analysisId } = entry
  // A consent may have been withdrawn since it was queued.
  requireLeaveOfPhotos({ store, actor: PROGRAM }, [photoId], 'archive')
  const photo = store.photos.get(photoId)
  const visit = store.visits.get(photo.visitId)
  const analysis =
    analysisId === ''
      ? null
      : { analysis: store.analyses.get(analysisId), report: store.analyses.reportOf(analysisId) }
  const bytes =
    part === 'photo'
      ? await store.loadPhoto(photoId)
      : part === 'numbers'
        ? null
        : await store.loadLayer(analysisId, part.slice('map-'.length))
  return {
    entry,
    archive,
    patient: store.patients.get(visit.patientId),
    visit,
    clinic: store.clinic.get().name,
    photo,
    number: store.photos.ofVisit(visit.id).findIndex(({ id }) => id === photoId) + 1,
    bytes: bytes && new Uint8Array(bytes),
    analysis,
  }
}

/** It is there, or given up: that stands in the log. What is tried again does not. */
function finish(store: RecordStore, { id, photoId }: OutboxEntry, outcome: SendOutcome): void {
  if (outcome.kind === 'sent') {
    store.save(
      PROGRAM,
      'archive.send',
      (nowMs) => {
        store.outbox.finish(id, outcome, nowMs)
      },
      () => photoId,
    )
    return
  }
  store.write((nowMs) => {
    store.outbox.finish(id, outcome, nowMs)
  })
  if (outcome.kind === 'failed')
    store.note(PROGRAM, 'archive.send', 'failed', { object: photoId, reason: outcome.reason })
}

const notSet = (): BasalisError =>
  new BasalisError(
    'ARCHIVE_NOT_SET',
    'expected the address of an archive in the clinic’s settings, found none',
  )
