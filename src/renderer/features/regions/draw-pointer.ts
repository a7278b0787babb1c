import type { Point } from '../../../shared/imaging/outline.ts'
import { brushedTo, lifted, touched } from './brush.ts'
import type { DrawTarget } from './draw-gestures.ts'
import type { DrawingStore } from './drawing-store.ts'
import { clicked, ellipseBetween } from './drawing.ts'

/** A click this near to a corner, CSS px, means the corner. */
const REACH_PX = 8
/** A smaller ellipse than this, CSS px across, was a click. */
const LEAST_PX = 4

/** A place in the pane that is drawn on. */
export interface DrawPlace {
  /** CSS px in the pane. */
  readonly at: Point
  /** px of the photo. */
  readonly inPhoto: Point
}

/**
 * What the pointer does to the region that is being drawn; true: it is finished. `from`: where the pointer was pressed, null while
 * it only hovers. `scale`: CSS px a px of the photo.
 */
export function pointed(
  drawing: DrawingStore,
  what: keyof DrawTarget,
  { at, inPhoto }: DrawPlace,
  from: DrawPlace | null,
  scale: number,
): boolean {
  const { current, brush } = drawing
  if (current?.tool === 'brush') {
    const radius = brush.diameterPx / 2 / scale
    if (what === 'press') drawing.set(touched(current, inPhoto, { erases: brush.erases, radius }))
    else if (what === 'move') drawing.set(brushedTo(from ? current : lifted(current), inPhoto))
    else drawing.set(lifted(current))
    return false
  }
  if (current?.tool === 'polygon') {
    if (what === 'move') drawing.set({ ...current, cursor: inPhoto })
    if (what !== 'release') return false
    const { drawing: next, closed } = clicked(current, inPhoto, REACH_PX / scale)
    drawing.set(next)
    return closed
  }
  if (!from || Math.hypot(at.x - from.at.x, at.y - from.at.y) <= LEAST_PX) return false
  drawing.set(ellipseBetween(from.inPhoto, inPhoto))
  return what === 'release'
}
