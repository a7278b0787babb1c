import type { AnnotationFields, AnnotationShape } from '../../../shared/domain/annotation.ts'
import type { PaneView } from '../../canvas/pane-view.ts'
import type { Point } from '../../canvas/viewport.ts'
import { isInBox, labelBox, type LabelRoom } from './label-box.ts'
import { distanceToPath, distance, isInside, pointsOf } from './shape-geometry.ts'
import { handlesOf } from './shape-handles.ts'

/** How far from a line the pointer may be and still mean it, CSS px. */
const REACH_PX = 7
const HANDLE_REACH_PX = 10

/** Stands for how long a length is: about as wide as that is written. */
const USUAL_LENGTH = '≈ 00.0 mm'

/** The last drawn of those under the pointer, for it lies on top. `at`: CSS px in the pane. */
export function annotationAt<T extends AnnotationFields>(
  annotations: readonly T[],
  at: Point,
  view: PaneView,
  room: LabelRoom,
): T | null {
  return (
    annotations.findLast(({ shape, text }) => {
      const extra = shape.kind === 'length' ? USUAL_LENGTH : null
      const label = labelBox({ shape, text }, extra, view, room, false)
      return (label !== null && isInBox(at, label, 4)) || isOnShape(shape, at, view)
    }) ?? null
  )
}

/** The handle of a shape under the pointer; null: none. */
export function handleAt(shape: AnnotationShape, at: Point, view: PaneView): number | null {
  const near = handlesOf(shape).map((handle) => distance(view.toPane(handle), at))
  const nearest = Math.min(Infinity, ...near)
  return nearest <= HANDLE_REACH_PX ? near.indexOf(nearest) : null
}

/** On the line that is drawn; what it encloses belongs to the photo, which is moved by dragging. */
function isOnShape(shape: AnnotationShape, at: Point, view: PaneView): boolean {
  switch (shape.kind) {
    case 'text':
      return false
    case 'arrow':
    case 'length':
    case 'outline': {
      const path = pointsOf(shape).map((point) => view.toPane(point))
      return distanceToPath(at, path, shape.kind === 'outline') <= REACH_PX
    }
    case 'ellipse': {
      const border = ellipsePath(shape).map((point) => view.toPane(point))
      // One that is smaller than the pointer's reach is taken by its inside.
      return (
        distanceToPath(at, border, true) <= REACH_PX ||
        (shape.rx * view.scale < REACH_PX && isInside(at, border))
      )
    }
  }
}

/** So many sides that none is further from the ellipse than a tenth of a line's width. */
const SIDES = 72

function ellipsePath({ centre, rx, ry }: Extract<AnnotationShape, { kind: 'ellipse' }>): readonly Point[] {
  return Array.from({ length: SIDES }, (_, side) => {
    const angle = (2 * Math.PI * side) / SIDES
    return { x: centre.x + rx * Math.cos(angle), y: centre.y + ry * Math.sin(angle) }
  })
}
