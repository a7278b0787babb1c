import { useEffect, useState } from 'react'
import type { PatientRecord } from '../../../shared/contract/record-channels.ts'
import { useInterface } from '../../app/interface-context.ts'

/** The records of these patients in this order; null until all are there. What goes wrong is shown. */
export function usePatientRecords(ids: readonly string[]): readonly PatientRecord[] | null {
  const { client, perform } = useInterface()
  const [records, setRecords] = useState<readonly PatientRecord[] | null>(null)
  const wanted = ids.join(' ')
  useEffect(() => {
    let gone = false
    perform(async () => {
      const found = await Promise.all(wanted.split(' ').map((id) => client.call('patient:get', { id })))
      if (!gone) setRecords(found)
    })
    return () => {
      gone = true
    }
  }, [wanted, client, perform])
  return records
}
