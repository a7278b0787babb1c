import type { Studio } from '../viewing/studio.ts'
import { photosOf } from '../viewing/view-choice.ts'
import type { PairOnScreen } from './report-draft.ts'

/** The photo at hand and the one that is looked at beside it, the later one as the photo; null where they are nobody's. */
export function pairOnScreen({ hand, choice, photos }: Studio): PairOnScreen | null {
  const own = hand.view.record?.photo
  if (own === undefined) return null
  const [beside = null] = photosOf(choice)
  const takenMs = (id: string): number => photos.find((photo) => photo.id === id)?.takenMs ?? 0
  if (beside === null) return { photo: own, before: null }
  return takenMs(beside) <= takenMs(own) ? { photo: own, before: beside } : { photo: beside, before: own }
}
