import { useEffect, useState } from 'react'
import type { FaceToBeLike } from '../../../shared/imaging/capture-figures.ts'
import { useInterface } from '../../app/interface-context.ts'

/** The face of a kept photo; null until it is known, where there is none, and where the photo cannot be read. */
export function useFaceToBeLike(photo: string | null): FaceToBeLike | null {
  const { client } = useInterface()
  const [known, setKnown] = useState<{ readonly photo: string; readonly face: FaceToBeLike | null } | null>(
    null,
  )
  useEffect(() => {
    if (photo === null) return
    let gone = false
    client.call('capture:face-of', { photo }).then(
      ({ face }) => {
        if (!gone) setKnown({ photo, face })
      },
      // Then the view itself says how the head should be held.
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [photo, client])
  return known?.photo === photo ? known.face : null
}
