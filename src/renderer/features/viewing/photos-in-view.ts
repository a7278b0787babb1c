import { panePhoto } from './pane-photo.ts'
import type { Studio } from './studio.ts'
import { isPair, visiblePanes } from './view-choice.ts'

/**
 * The patient's photos that the panes show, by their ids in the record; none where the photo at hand is nobody's. One that is still being
 * opened is in no picture; where all are, the photo at hand stands for the view.
 */
export function photosInView({
  hand,
  compared,
  choice,
  reel,
}: Pick<Studio, 'hand' | 'compared' | 'choice' | 'reel'>): string[] {
  const { record } = hand.view
  if (!record) return []
  const { focus } = choice
  if (focus?.kind === 'film') return [reel.photo ?? record.photo]
  const beside = [...visiblePanes(choice).map(({ photo }) => photo), ...(isPair(focus) ? [focus.photo] : [])]
  const seen = beside
    .filter((photo) => panePhoto(hand, compared, photo).view !== null)
    .map((photo) => photo ?? record.photo)
  return seen.length === 0 ? [record.photo] : [...new Set(seen)]
}
