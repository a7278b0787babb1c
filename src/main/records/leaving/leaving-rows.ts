import { ageInYears } from '../../../shared/domain/age.ts'
import type { RecordRows, Row } from '../transfer/read-rows.ts'

const of = (rows: RecordRows, table: string): readonly Row[] => rows[table] ?? []

/** Of these rows what belongs to one visit, with the patient and the consents. */
export function rowsOfVisit(rows: RecordRows, visitId: string): RecordRows {
  const within = (table: string, column: string, ids: ReadonlySet<unknown>): readonly Row[] =>
    of(rows, table).filter((row) => ids.has(row[column]))
  const visits = new Set<unknown>([visitId])
  const photo = within('photo', 'visit_id', visits)
  const photos = new Set<unknown>(photo.map(({ id }) => id))
  const analysis = within('analysis', 'photo_id', photos)
  const analyses = new Set<unknown>(analysis.map(({ id }) => id))
  const layers = within('analysis_layer', 'analysis_id', analyses)
  const files = new Set<unknown>([
    ...photo.flatMap((row) => [row.file_id, row.thumbnail_id]),
    ...layers.map((row) => row.file_id),
  ])
  return {
    patient: of(rows, 'patient').filter((row) => row.merged_into === null),
    consent: of(rows, 'consent'),
    visit: within('visit', 'id', visits),
    treatment: within('treatment', 'visit_id', visits),
    file: within('file', 'id', files),
    photo,
    photo_quality: within('photo_quality', 'photo_id', photos),
    photo_pair: within('photo_pair', 'photo_id', photos).filter((row) => photos.has(row.other_id)),
    annotation: within('annotation', 'photo_id', photos),
    region: within('region', 'photo_id', photos),
    analysis,
    analysis_layer: layers,
    analysis_number: within('analysis_number', 'analysis_id', analyses),
  }
}

/**
 * These rows without what names the patient or was typed freely: no number, name, birthday, notes, reasons, labels, camera, nor the
 * code by which a photo could be recognised; of the age the whole years. Days stay, for what changes over time is what is shown.
 */
export function withoutNames(rows: RecordRows, nowMs: number): RecordRows {
  const blanked = (table: string, blank: Row): readonly Row[] =>
    of(rows, table).map((row) => ({ ...row, ...blank }))
  return {
    ...rows,
    patient: of(rows, 'patient')
      .filter((row) => row.merged_into === null)
      .map(({ id = null, sex = null, skin_type = null, birth_date }) => ({
        id,
        sex,
        skin_type,
        age_years: typeof birth_date === 'string' ? ageInYears(birth_date, nowMs) : null,
      })),
    patient_tag: [],
    reminder: [],
    merge: [],
    merge_row: [],
    consent: blanked('consent', { notes: '' }),
    visit: blanked('visit', { reason: '', notes: '' }),
    treatment: blanked('treatment', { lot: '', notes: '' }),
    photo: blanked('photo', { device: '', exif: '{}', sha256: '' }),
    photo_quality: blanked('photo_quality', { note: '', user_id: null }),
    annotation: blanked('annotation', { text: '' }),
    region: blanked('region', { name: '' }),
    analysis: of(rows, 'analysis').map((row) => ({ ...row, report: withoutCode(row.report) })),
  }
}

/** A report without the code of the photo's bytes. */
function withoutCode(report: unknown): string {
  const parsed = JSON.parse(String(report)) as { readonly input: object }
  return JSON.stringify({ ...parsed, input: { ...parsed.input, sha256: '' } })
}
