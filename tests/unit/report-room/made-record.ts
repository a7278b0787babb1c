import type { AnalysisReport } from '../../../src/shared/contract/analysis-report.ts'
import type { PhotoRecord, VisitRecord } from '../../../src/shared/contract/record-channels.ts'
import type { ReportWish } from '../../../src/shared/contract/report-channels.ts'
import { numbersOf } from '../../../src/shared/domain/analysis.ts'
import { NO_PROFILE } from '../../../src/shared/domain/clinic.ts'
import type { ReportRows } from '../../../src/main/records/service/report-rows.ts'
import { patientFields, photoFields, visitFields } from '../../torture/made-records.ts'
import { REPORT } from '../viewing/fakes.ts'

export const idOf = (sign: string): string => sign.repeat(32)

const mapNumbers = (mean: number) => ({ mean, sd: 0.05, cv: 1, area: 0.2, spots: 3 })
const metricsOf = (mean: number) => ({
  red: mapNumbers(mean),
  brown: mapNumbers(mean / 2),
  gray: mapNumbers(mean / 4),
})

/** An analysis whose means are this; version 1.2 of a net. */
export const madeAnalysis = (mean: number, changes: Partial<AnalysisReport> = {}): AnalysisReport => ({
  ...REPORT,
  metrics: { face: metricsOf(mean), nose: metricsOf(2 * mean), chin: metricsOf(3 * mean) },
  region: { requested: 'face', used: 'face', reason: null },
  ...changes,
})

const photoOf = (id: string, takenMs: number, report: AnalysisReport | null): PhotoRecord => ({
  ...photoFields,
  id,
  visitId: idOf(id.slice(0, 1) === 'a' ? '1' : id.slice(0, 1) === 'b' ? '2' : '3'),
  sha256: '0'.repeat(64),
  bytes: 1,
  takenMs,
  thumbnail: false,
  quality: null,
  analysis: report && {
    id,
    photoId: id,
    atMs: takenMs,
    pipelineVersion: report.pipelineVersion,
    modelId: report.model.id,
    modelVersion: report.model.version,
    numbers: numbersOf(report),
    count: 1,
  },
})

const visitOf = (id: string, photo: PhotoRecord): VisitRecord => ({
  ...visitFields,
  id,
  patientId: idOf('f'),
  atMs: photo.takenMs,
  createdMs: 1,
  changedMs: 1,
  photos: [photo],
})

export const DAY_MS = 86_400_000
export const A = idOf('a')
export const B = idOf('b')
export const C = idOf('c')

/** A patient with photos of three visits, the last not analysed; the newest visit first, as the record has them. */
export function madeRows(
  reports: Readonly<Record<string, AnalysisReport | null>> = {
    [A]: madeAnalysis(0.1),
    [B]: madeAnalysis(0.08),
    [C]: null,
  },
  changes: Partial<ReportRows> = {},
): ReportRows {
  const photos = [A, B, C].map((id, place) => photoOf(id, (place + 1) * DAY_MS, reports[id] ?? null))
  const visits = photos.map((photo) => visitOf(photo.visitId, photo)).reverse()
  return {
    record: {
      patient: { ...patientFields('7'), id: idOf('f'), createdMs: 1, changedMs: 1, birthDate: '1984-03-09' },
      visits,
      consents: [],
      reminders: [],
    },
    clinic: { ...NO_PROFILE, name: 'Lakeside', address: '12 Lakeside Road\n\nHangzhou', contact: 'Tel. 1' },
    reports: new Map(Object.entries(reports).flatMap(([id, report]) => (report ? [[id, report]] : []))),
    drawn: new Map(),
    byHand: null,
    by: 'Dr Chen',
    auditHead: 'a'.repeat(64),
    ...changes,
  }
}

export const madeWish = (changes: Partial<ReportWish> = {}): ReportWish => ({
  patient: idOf('f'),
  template: 'full',
  paper: 'a4',
  language: 'en',
  photo: B,
  before: A,
  strip: [],
  lights: [],
  regions: null,
  drawn: true,
  texts: { title: '', findings: 'Even tone.', advice: '' },
  nameHidden: false,
  ...changes,
})
