import type { Point, Rings } from '../../shared/imaging/outline.ts'
import type { PaneView } from './pane-view.ts'

/**
 * Outlines count from the middles of pixels, panes from the photo's corner: half a pixel lies between them.
 */
export const outlinePointToPane = ({ x, y }: Point, view: PaneView): Point =>
  view.toPane({ x: x + 0.5, y: y + 0.5 })

export function panePointToOutline(at: Point, view: PaneView): Point {
  const { x, y } = view.toImage(at)
  return { x: x - 0.5, y: y - 0.5 }
}

/** Closed outlines as one path in CSS px of the pane. */
export function traceRings(rings: Rings, view: PaneView): Path2D {
  const path = new Path2D()
  for (const ring of rings) path.addPath(traceLine(ring, view, true))
  return path
}

/** A line from point to point, back to the first where it is closed. */
export function traceLine(points: readonly Point[], view: PaneView, closed: boolean): Path2D {
  const path = new Path2D()
  for (const [index, point] of points.entries()) {
    const { x, y } = outlinePointToPane(point, view)
    if (index === 0) path.moveTo(x, y)
    else path.lineTo(x, y)
  }
  if (closed) path.closePath()
  return path
}
