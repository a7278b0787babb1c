import type { PatientRecord } from '../../../shared/contract/record-channels.ts'
import type { RecordStore } from '../store/record-store.ts'

/** All that the patient's page shows, in one query a table, however many visits there are. Fails with RECORD_NOT_FOUND. */
export function readPatientRecord(store: RecordStore, id: string): Omit<PatientRecord, 'merged'> {
  const patient = store.patients.get(id)
  const photosOf = Map.groupBy(store.photos.ofPatient(id), ({ visitId }) => visitId)
  const analyses = store.analyses.newestOfPatient(id)
  const thumbnails = store.photos.withThumbnail(id)
  const qualities = store.photos.despiteOfPatient(id)
  return {
    patient,
    visits: store.visits.ofPatient(id).map((visit) => ({
      ...visit,
      photos: (photosOf.get(visit.id) ?? []).map((photo) => {
        const analysis = analyses.get(photo.id)
        return {
          ...photo,
          thumbnail: thumbnails.has(photo.id),
          quality: qualities.get(photo.id) ?? null,
          analysis: analysis ? { ...analysis, numbers: [...analysis.numbers] } : null,
        }
      }),
    })),
    consents: [...store.consents.ofPatient(id)],
    reminders: [...store.reminders.ofPatient(id)],
  }
}
