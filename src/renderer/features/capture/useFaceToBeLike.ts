import { useEffect, useState } from 'react'
import type { FaceToBeLike } from '../../../shared/imaging/capture-figures.ts'
import { useInterface } from '../../app/interface-context.ts'

/** `isKnown` false: it is being looked for. `face` null: none is found, or the photo cannot be read. */
export interface KnownFace {
  readonly isKnown: boolean
  readonly face: FaceToBeLike | null
}

const NONE: KnownFace = { isKnown: true, face: null }
const SOUGHT: KnownFace = { isKnown: false, face: null }

/** The face of a kept photo; of no photo, none. */
export function useFaceToBeLike(photo: string | null): KnownFace {
  const { client } = useInterface()
  const [known, setKnown] = useState<{ readonly photo: string; readonly face: FaceToBeLike | null } | null>(
    null,
  )
  useEffect(() => {
    if (photo === null) return
    let gone = false
    const settle = (face: FaceToBeLike | null): void => {
      if (!gone) setKnown({ photo, face })
    }
    client.call('capture:face-of', { photo }).then(
      ({ face }) => {
        settle(face)
      },
      () => {
        // Then the view itself says how the head should be held.
        settle(null)
      },
    )
    return () => {
      gone = true
    }
  }, [photo, client])
  if (photo === null) return NONE
  return known?.photo === photo ? { isKnown: true, face: known.face } : SOUGHT
}
