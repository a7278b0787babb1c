import { analysisReport } from '../../../shared/contract/analysis-report.ts'
import { patient, type Patient } from '../../../shared/domain/patient.ts'
import { photo, type Photo } from '../../../shared/domain/photo.ts'
import { REPORT_TEXTS } from '../../../shared/reports/texts/report-languages.ts'
import { visit, type Visit } from '../../../shared/domain/visit.ts'
import type { FhirAnalysis } from '../../fhir/fhir-source.ts'
import { patientBundle } from '../../fhir/patient-bundle.ts'
import type { Row } from '../../records/transfer/read-rows.ts'
import { type BundledPatient, type BundlePart, jsonBytes, pathOfPhoto, rowsOf } from '../bundle-part.ts'

/** The record as a FHIR R4 bundle, for other programs. It names the patient: what leaves without names has none. */
export const FHIR: BundlePart = {
  name: 'fhir',
  files: function* (exported) {
    const { plan, rows } = exported
    if (!plan.named || !plan.contents.has('numbers')) return
    const root = rowsOf(rows, 'patient').find((row) => (row.merged_into ?? null) === null)
    if (!root) return
    const bundle = patientBundle({
      clinic: exported.clinic,
      version: exported.programVersion,
      nowMs: exported.nowMs,
      patient: patientOf(root),
      visits: rowsOf(rows, 'visit').map((row) => visitOf(exported, row)),
      photos: rowsOf(rows, 'photo').map((row) => ({
        photo: photoOf(exported, row),
        ...(plan.contents.has('originals') && { path: pathOfPhoto(row) }),
      })),
      analyses: rowsOf(rows, 'analysis').map(analysisOf),
      reports: exported.pages.map((page) => ({
        ...page,
        title: REPORT_TEXTS[page.language].titles['one-page'],
        atMs: exported.nowMs,
      })),
    })
    yield { path: 'fhir.json', bytes: jsonBytes(bundle) }
  },
}

const patientOf = (row: Row): Patient =>
  patient.parse({
    ...{ id: row.id, number: row.number, name: row.name, birthDate: row.birth_date, sex: row.sex },
    ...{ skinType: null, notes: '', allergies: '', tags: [] },
    ...{ createdMs: row.created_ms, changedMs: row.changed_ms },
  })

const visitOf = ({ rows }: BundledPatient, row: Row): Visit =>
  visit.parse({
    ...{ id: row.id, patientId: row.patient_id, atMs: row.at_ms, reason: row.reason, notes: '' },
    skinState: row.skin_state,
    treatments: rowsOf(rows, 'treatment')
      .filter(({ visit_id }) => visit_id === row.id)
      .map(({ kind, name, brand, dose, lot, notes }) => ({ kind, name, brand, dose, lot, notes })),
    ...{ createdMs: row.created_ms, changedMs: row.changed_ms },
  })

const photoOf = ({ rows }: BundledPatient, row: Row): Photo =>
  photo.parse({
    ...{ id: row.id, visitId: row.visit_id, sha256: row.sha256, format: row.format },
    bytes: rowsOf(rows, 'file').find(({ id }) => id === row.file_id)?.plain_bytes,
    ...{ width: row.width, height: row.height, view: row.view, bodySite: row.body_site },
    ...{ takenMs: row.taken_ms, device: row.device, exif: {}, repeats: row.repeats },
  })

const analysisOf = (row: Row): FhirAnalysis => ({
  analysis: {
    ...{ id: String(row.id), photoId: String(row.photo_id), atMs: Number(row.at_ms) },
    pipelineVersion: String(row.pipeline_version),
    modelId: String(row.model_id),
    modelVersion: String(row.model_version),
  },
  report: analysisReport.parse(JSON.parse(String(row.report))),
})
