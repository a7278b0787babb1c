import { useEffect, useState } from 'react'
import { useInterface } from '../../app/interface-context.ts'
import { readPatients, type ReadPatients } from './read-patients.ts'

/** The records of these patients in this order; whoever waits for them says what went wrong. */
export function usePatientRecords(ids: readonly string[]): ReadPatients {
  const { client } = useInterface()
  const [read, setRead] = useState<ReadPatients>({ found: null, error: null })
  const wanted = ids.join(' ')
  useEffect(() => {
    let gone = false
    void readPatients(client, wanted.split(' ')).then((now) => {
      if (!gone) setRead(now)
    })
    return () => {
      gone = true
    }
  }, [wanted, client])
  return read
}
