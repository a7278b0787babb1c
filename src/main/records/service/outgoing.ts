import type { AnalysisReport } from '../../../shared/contract/analysis-report.ts'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { Analysis } from '../../../shared/domain/analysis.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import type { Photo } from '../../../shared/domain/photo.ts'
import type { Visit } from '../../../shared/domain/visit.ts'
import type { ArchiveSettings } from '../archive/archive-repository.ts'
import type { ArchiveDocument } from '../archive/document-repository.ts'
import type { OutboxEntry, PhotoEntry, ReportEntry } from '../archive/outbox-repository.ts'
import { shortText } from '../../dicom/plain-text.ts'
import { requireLeave } from '../leaving/leave-gate.ts'
import { PROGRAM, type RecordStore } from '../store/record-store.ts'

interface OutgoingOfVisit {
  readonly archive: ArchiveSettings
  readonly patient: Patient
  readonly visit: Visit
  /** The study that the visit's photos came from; null: it is one of this clinic's own. */
  readonly study: string | null
  readonly clinic: string
  /** From 1 up, among the photos or the reports of the visit. */
  readonly number: number
}

/** A part of a photo that is to be sent, with all that it is made from. */
export interface OutgoingPhoto extends OutgoingOfVisit {
  readonly entry: PhotoEntry
  readonly photo: Photo
  /** Of the photo: its original bytes. Of a map: its PNG. Null of numbers. */
  readonly bytes: Uint8Array | null
  /** Null of the photo itself. */
  readonly analysis: { readonly analysis: Analysis; readonly report: AnalysisReport } | null
}

/** … or a report. */
export interface OutgoingReport extends OutgoingOfVisit {
  readonly entry: ReportEntry
  readonly document: ArchiveDocument
  /** The PDF. */
  readonly bytes: Uint8Array
}

/** One thing that is to be sent, with all that it is made from. */
export type Outgoing = OutgoingPhoto | OutgoingReport

/** Fails with CONSENT_MISSING, ARCHIVE_OTHER_NUMBER, as the vault does, or with RECORD_NOT_FOUND. */
export async function loadOutgoing(
  store: RecordStore,
  entry: OutboxEntry,
  archive: ArchiveSettings,
): Promise<Outgoing> {
  return entry.part === 'report' ? loadReport(store, entry, archive) : loadPhotoPart(store, entry, archive)
}

async function loadPhotoPart(
  store: RecordStore,
  entry: PhotoEntry,
  archive: ArchiveSettings,
): Promise<OutgoingPhoto> {
  const { photoId, part, analysisId } = entry
  const photo = store.photos.get(photoId)
  const ofVisit = loadVisit(store, photo.visitId)
  const bytes =
    part === 'photo'
      ? await store.loadPhoto(photoId)
      : part === 'numbers'
        ? null
        : await store.loadLayer(analysisId, part.slice('map-'.length))
  return {
    ...ofVisit,
    entry,
    archive,
    photo,
    number: store.photos.ofVisit(photo.visitId).findIndex(({ id }) => id === photoId) + 1,
    bytes: bytes && new Uint8Array(bytes),
    analysis:
      analysisId === ''
        ? null
        : { analysis: store.analyses.get(analysisId), report: store.analyses.reportOf(analysisId) },
  }
}

function loadReport(store: RecordStore, entry: ReportEntry, archive: ArchiveSettings): OutgoingReport {
  const document = store.documents.find(entry.documentId)
  if (!document) throw new BasalisError('RECORD_NOT_FOUND', 'expected a document of this id, found none')
  return {
    ...loadVisit(store, document.visitId),
    entry,
    archive,
    document,
    number: store.documents.numberOf(document),
    bytes: store.documents.bytesOf(document.id),
  }
}

/** Since it was queued a consent may have been withdrawn, and the number corrected, or the visit moved with a merge. */
function loadVisit(
  store: RecordStore,
  visitId: string,
): Pick<OutgoingOfVisit, 'patient' | 'visit' | 'study' | 'clinic'> {
  const visit = store.visits.get(visitId)
  requireLeave({ store, actor: PROGRAM }, { patientId: visit.patientId, purpose: 'archive', masked: false })
  const patient = store.patients.get(visit.patientId)
  requireNumber(store, visitId, patient)
  return {
    patient,
    visit,
    study: store.archive.studyOfVisit(visitId),
    clinic: store.clinic.get().name,
  }
}

/** An archive takes a study for one patient's: under a second number it would tear it apart, or refuse what comes later. */
function requireNumber(store: RecordStore, visitId: string, { number }: Patient): void {
  const there = store.outbox.numbersOfVisit(visitId).map(shortText)
  if (there.some((one) => one !== shortText(number)))
    throw new BasalisError(
      'ARCHIVE_OTHER_NUMBER',
      'expected an archive that has the visit under the number of its patient, found it under another',
    )
}
