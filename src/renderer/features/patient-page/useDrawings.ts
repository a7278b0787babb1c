import { useEffect, useState } from 'react'
import type { PatientDrawings } from '../../../shared/contract/patient-drawings.ts'
import type { PatientPane } from '../../../shared/contract/patient-view.ts'
import type { PatientClient } from './patient-client.ts'
import { pictureKey } from './followed-sheets.ts'

interface Had {
  /** Over which picture. */
  readonly over: string
  readonly drawings: PatientDrawings
}

/**
 * What is drawn over a pane; null: nothing, or not known yet. While it changes, what was drawn before stays until the next is there,
 * but never over another photo.
 */
export function useDrawings(
  client: Pick<PatientClient, 'drawings'>,
  { drawings: id, sheets }: Pick<PatientPane, 'drawings' | 'sheets'>,
): PatientDrawings | null {
  const over = sheets[0] ? pictureKey(sheets[0].source) : ''
  const [had, setHad] = useState<Had | null>(null)
  useEffect(() => {
    if (id === null) return
    let gone = false
    client.drawings(id).then(
      (drawings) => {
        if (!gone && drawings) setHad({ over, drawings })
      },
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [client, id, over])
  return id !== null && had?.over === over ? had.drawings : null
}
