import { useEffect, useState } from 'react'
import type { RecordOfPhoto } from '../../../shared/contract/session-state.ts'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import { useInterface } from '../../app/interface-context.ts'
import { photosOfPatient, type PatientPhoto } from './patient-photos.ts'

interface PatientHistory {
  readonly photos: readonly PatientPhoto[]
  readonly visits: readonly VisitRecord[]
}

interface Found extends PatientHistory {
  readonly patient: string
}

const NOTHING: PatientHistory = { photos: [], visits: [] }

/** All visits and photos of a patient; none while they are being looked up, and of a photo that is nobody's. */
export function usePatientPhotos(record: RecordOfPhoto | null): PatientHistory {
  const { client, perform } = useInterface()
  const [patient, photo] = [record?.patient ?? null, record?.photo ?? null]
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    if (patient === null || photo === null) return
    let gone = false
    perform(async () => {
      const record = await client.call('patient:get', { id: patient })
      if (!gone) setFound({ patient, photos: photosOfPatient(record), visits: record.visits })
    })
    return () => {
      gone = true
    }
    // Looked up anew for every photo: it may have come into the record a moment ago.
  }, [patient, photo, client, perform])
  return found && found.patient === patient ? found : NOTHING
}
