import { useEffect, useState } from 'react'
import { useInterface } from '../../app/interface-context.ts'
import { photosOfPatient, type PatientPhoto } from './patient-photos.ts'

interface Found {
  readonly patient: string
  readonly photos: readonly PatientPhoto[]
}

/** All photos of a patient; none while they are being looked up, and of a photo that is nobody's. */
export function usePatientPhotos(patient: string | null): readonly PatientPhoto[] {
  const { client, perform } = useInterface()
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    if (patient === null) return
    let gone = false
    perform(async () => {
      const record = await client.call('patient:get', { id: patient })
      if (!gone) setFound({ patient, photos: photosOfPatient(record) })
    })
    return () => {
      gone = true
    }
  }, [patient, client, perform])
  return found && found.patient === patient ? found.photos : []
}
