import { useEffect, useState } from 'react'
import type { HeadPose } from '../../../shared/imaging/comparability.ts'
import { useInterface } from '../../app/interface-context.ts'

/** How the head was held in a kept photo; null until that is known, where there is no face, and where the photo cannot be read. */
export function usePoseToBeLike(photo: string | null): HeadPose | null {
  const { client } = useInterface()
  const [known, setKnown] = useState<{ readonly photo: string; readonly pose: HeadPose | null } | null>(null)
  useEffect(() => {
    if (photo === null) return
    let gone = false
    client.call('capture:pose-of', { photo }).then(
      ({ pose }) => {
        if (!gone) setKnown({ photo, pose })
      },
      // Then the view itself says how the head should be held.
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [photo, client])
  return known?.photo === photo ? known.pose : null
}
