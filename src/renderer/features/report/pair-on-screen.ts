import type { Studio } from '../viewing/studio.ts'
import { photosOf } from '../viewing/view-choice.ts'
import type { PairOnScreen } from './report-draft.ts'

/**
 * The photo at hand and the one that is looked at beside it, the later one as the photo; null where they are nobody's. Of two that were
 * taken in the same moment the later one is that which the record has later, as everywhere in the report.
 */
export function pairOnScreen({ hand, choice, photos }: Studio): PairOnScreen | null {
  const own = hand.view.record?.photo
  if (own === undefined) return null
  const [beside = null] = photosOf(choice)
  const placeOf = (id: string): number => photos.findIndex((photo) => photo.id === id)
  if (beside === null) return { photo: own, before: null }
  return placeOf(beside) <= placeOf(own) ? { photo: own, before: beside } : { photo: beside, before: own }
}
