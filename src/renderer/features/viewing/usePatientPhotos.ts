import { useEffect, useState } from 'react'
import type { RecordOfPhoto } from '../../../shared/contract/session-state.ts'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import { useInterface } from '../../app/interface-context.ts'
import { photosOfPatient, type PatientPhoto } from './patient-photos.ts'

interface PatientHistory {
  /** Null: nobody's, or not looked up yet. */
  readonly patient: Patient | null
  readonly photos: readonly PatientPhoto[]
  readonly visits: readonly VisitRecord[]
}

interface Look {
  readonly record: RecordOfPhoto | null
  /** Who looks, and whether at the photo or elsewhere. */
  readonly user: string
  readonly isLookedAt: boolean
}

const NOTHING: PatientHistory = { patient: null, photos: [], visits: [] }

/**
 * Whose photo is looked at, with all visits and photos; nothing while they are being looked up. Looking up is looking at a patient,
 * which stands in the log: so it is done here, once for all that show something of it, and again for every photo, for another user,
 * and when somebody comes back to the photo, for the record may have changed.
 */
export function usePatientPhotos({ record, user, isLookedAt }: Look): PatientHistory {
  const { client, perform } = useInterface()
  const [patient, photo] = [record?.patient ?? null, record?.photo ?? null]
  const [found, setFound] = useState<PatientHistory>(NOTHING)
  useEffect(() => {
    if (patient === null || photo === null || !isLookedAt) return
    let gone = false
    perform(async () => {
      const record = await client.call('patient:get', { id: patient })
      if (!gone) setFound({ patient: record.patient, photos: photosOfPatient(record), visits: record.visits })
    })
    return () => {
      gone = true
    }
  }, [patient, photo, user, isLookedAt, client, perform])
  return found.patient?.id === patient ? found : NOTHING
}
