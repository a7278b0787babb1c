import type { AnalysisReport } from '../../../shared/contract/analysis-report.ts'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { PatientRecord } from '../../../shared/contract/record-channels.ts'
import type { ClinicProfile } from '../../../shared/domain/clinic.ts'
import type { DrawnRegion } from '../../../shared/domain/drawn-region.ts'
import { isNudged, type Nudge } from '../../../shared/domain/nudge.ts'
import { readPatientRecord } from '../patients/patient-record.ts'
import type { PhotoPair } from '../photos/photo-pairs.ts'
import { requireLeave } from '../leaving/leave-gate.ts'
import { exportView, noteExport, type ExportedView } from './export-view.ts'
import type { RecordContext } from './record-context.ts'

/** A report that is to be made of a patient's record. */
export interface ReportAsk {
  readonly patient: string
  /** Photos in it, by their ids. */
  readonly photos: readonly string[]
  /** Two of them that are compared; null: none are. */
  readonly pair: PhotoPair | null
}

/** All that a report says of a patient, but for the pixels. */
export interface ReportRows {
  readonly record: Omit<PatientRecord, 'merged'>
  readonly clinic: ClinicProfile
  /** The newest analysis of each photo that has one, by the photo's id. */
  readonly reports: ReadonlyMap<string, AnalysisReport>
  /** What was drawn on each photo to be measured, by the photo's id, in the order of its numbers. */
  readonly drawn: ReadonlyMap<string, readonly DrawnRegion[]>
  /** How the pair was laid on each other by hand; null: it was not, or there is no pair. */
  readonly byHand: LaidByHand | null
  /** Name of whoever asks. */
  readonly by: string
  /** The log's last code, this report's own line included. */
  readonly auditHead: string
}

/** A correction by hand: of the photo before on the report's, or, where that stood beside, of the report's on the one before. */
export interface LaidByHand {
  readonly nudge: Nudge
  readonly laid: 'before' | 'photo'
}

type Desk = Pick<RecordContext, 'store' | 'actor'>

/** What a report of these photos says, and a line in the log that it is made. Fails with RECORD_NOT_FOUND for a photo of somebody else. */
export function reportRows({ store, actor }: Desk, { patient, photos, pair }: ReportAsk): ReportRows {
  const record = readPatientRecord(store, patient)
  const own = new Map(record.visits.flatMap((visit) => visit.photos).map((photo) => [photo.id, photo]))
  const reports = new Map<string, AnalysisReport>()
  for (const id of photos) {
    const photo = own.get(id)
    if (!photo)
      throw new BasalisError('RECORD_NOT_FOUND', 'expected a photo of this patient, found another or none')
    if (photo.analysis) reports.set(id, store.analyses.reportOf(photo.analysis.id))
  }
  store.note(actor, 'report.make', 'done', { object: patient })
  return {
    record,
    clinic: store.clinic.get(),
    reports,
    drawn: new Map(photos.map((id) => [id, store.regions.ofPhoto(id)])),
    byHand: pair && laidByHand(store, pair),
    by: store.users.list().find(({ id }) => id === actor.userId)?.name ?? '',
    auditHead: Buffer.from(store.audit.head.mac).toString('hex'),
  }
}

function laidByHand({ photos }: Desk['store'], { photo, other }: PhotoPair): LaidByHand | null {
  const ways = [
    { laid: 'before', nudge: photos.nudgeOf({ photo, other }) },
    { laid: 'photo', nudge: photos.nudgeOf({ photo: other, other: photo }) },
  ] as const
  return ways.find(({ nudge }) => isNudged(nudge)) ?? null
}

/** A report is the patient's own copy. */
const PURPOSE = 'own-copy'

/** Whether a patient's report may leave. Fails with CONSENT_MISSING. */
export function requireReportLeave(desk: Desk, patientId: string): void {
  requireLeave(desk, { patientId, purpose: PURPOSE, masked: false })
}

/** A report that leaves. */
export interface LeavingReport {
  readonly patient: string
  readonly photos: readonly string[]
}

/**
 * Writes a report to a file, whole or not at all, with a line in the log for the report and one for every photo in it. Fails with
 * CONSENT_MISSING or OUTPUT_NOT_WRITABLE.
 */
export async function saveReport(
  desk: Desk,
  { patient, ...file }: LeavingReport & Omit<ExportedView, 'purpose'>,
): Promise<void> {
  const { store, actor } = desk
  requireReportLeave(desk, patient)
  store.requireWritable()
  try {
    await exportView(desk, { ...file, purpose: PURPOSE })
  } catch (error) {
    store.note(actor, 'report.save', 'failed', { object: patient })
    throw error
  }
  store.note(actor, 'report.save', 'done', { object: patient })
}

/** Lines in the log of a report that is about to be printed: what the printer does is not known here. Fails with CONSENT_MISSING. */
export function notePrint(desk: Desk, { patient, photos }: LeavingReport): void {
  requireReportLeave(desk, patient)
  noteExport(desk, { photos, purpose: PURPOSE }, 'done')
  desk.store.noteFirst(desk.actor, 'report.print', [patient])
}
