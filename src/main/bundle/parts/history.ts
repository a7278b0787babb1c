import type { Row } from '../../records/transfer/read-rows.ts'
import { type BundlePart, isoTime, jsonBytes, pathOfPhoto, pathOfPixels, rowsOf } from '../bundle-part.ts'

/** Who it is, as far as the purpose takes it, the visits with what was done and photographed, and what was agreed to. */
export const HISTORY: BundlePart = {
  name: 'history',
  files: function* ({ plan, rows }) {
    const photosOf = Map.groupBy(rowsOf(rows, 'photo'), ({ visit_id }) => visit_id)
    const treatmentsOf = Map.groupBy(rowsOf(rows, 'treatment'), ({ visit_id }) => visit_id)
    const file = plan.named ? pathOfPhoto : pathOfPixels
    const visits = rowsOf(rows, 'visit').map((visit) => ({
      id: visit.id,
      at: isoTime(visit.at_ms),
      reason: visit.reason,
      skinState: visit.skin_state,
      notes: visit.notes,
      treatments: (treatmentsOf.get(visit.id) ?? []).map(({ kind, name, brand, dose, lot, notes }) => ({
        ...{ kind, name, brand, dose, lot, notes },
      })),
      photos: (photosOf.get(visit.id) ?? []).map((photo) => ({
        ...photoOf(photo),
        file: plan.contents.has('originals') ? file(photo) : null,
      })),
    }))
    const consents = rowsOf(rows, 'consent').map((row) => ({
      purpose: row.purpose,
      givenAt: isoTime(row.given_ms),
      expiresAt: isoTime(row.expires_ms),
      withdrawnAt: isoTime(row.withdrawn_ms),
      notes: row.notes,
    }))
    yield { path: 'patient.json', bytes: jsonBytes(patientOf(rowsOf(rows, 'patient'))) }
    yield { path: 'visits.json', bytes: jsonBytes(visits) }
    yield { path: 'consents.json', bytes: jsonBytes(consents) }
  },
}

const OF_DATABASE: ReadonlySet<string> = new Set(['merged_into', 'created_ms', 'changed_ms'])

/** The patient, without the columns that only the database needs. */
function patientOf(rows: readonly Row[]): object {
  const root = rows.find((row) => (row.merged_into ?? null) === null) ?? {}
  const isShown = ([column]: readonly [string, unknown]): boolean => !OF_DATABASE.has(column)
  return {
    ...(Object.fromEntries(Object.entries(root).filter(isShown)) as object),
    ...('created_ms' in root && {
      createdAt: isoTime(root.created_ms),
      changedAt: isoTime(root.changed_ms),
    }),
  }
}

const photoOf = (photo: Row): object => ({
  id: photo.id,
  takenAt: isoTime(photo.taken_ms),
  view: photo.view,
  bodySite: photo.body_site,
  format: photo.format,
  width: photo.width,
  height: photo.height,
  device: photo.device,
  camera: JSON.parse(String(photo.exif)) as unknown,
  repeats: photo.repeats,
})
