import { layerState, panePhoto } from './pane-photo.ts'
import type { Studio } from './studio.ts'
import type { PaneChoice } from './view-choice.ts'

type Photos = Pick<Studio, 'hand' | 'compared'>

/**
 * Whether a region can be drawn in a pane: it is kept of the photo at hand, and of a photo beside that nobody knows which skin is which
 * until the one has been laid on the other.
 */
export function takesDrawing({ hand, compared }: Photos, { photo, layer }: PaneChoice): boolean {
  if (layerState(panePhoto(hand, compared, photo), layer) !== 'there') return false
  if (photo === null) return true
  const comparison = compared.find((one) => one.photo === photo)?.comparison
  return comparison ? comparison.alignment.method !== 'none' : false
}

/**
 * The pane that gets the keys first: the first of the photo at hand, else the first that can be drawn in; -1: there is none. The photo
 * at hand can be drawn on all along: no other pane takes the keys over when its photo has been laid on that meanwhile.
 */
export function firstToDrawIn(photos: Photos, panes: readonly PaneChoice[]): number {
  const drawable = panes.map((pane) => takesDrawing(photos, pane))
  const ofHand = panes.findIndex(({ photo }, index) => photo === null && drawable[index])
  return ofHand === -1 ? drawable.indexOf(true) : ofHand
}
