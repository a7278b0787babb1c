import type { AnnotationShape } from '../../../shared/domain/annotation.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { Point } from '../../canvas/viewport.ts'

/** Pure geometry of shapes, all in image px. */

export interface Bounds {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The points that a shape is made of; of an ellipse the ends of its axes. */
export function pointsOf(shape: AnnotationShape): readonly Point[] {
  switch (shape.kind) {
    case 'arrow':
    case 'length':
      return [shape.from, shape.to]
    case 'text':
      return [shape.at]
    case 'ellipse': {
      const { centre, rx, ry } = shape
      return [
        { x: centre.x, y: centre.y - ry },
        { x: centre.x + rx, y: centre.y },
        { x: centre.x, y: centre.y + ry },
        { x: centre.x - rx, y: centre.y },
      ]
    }
    case 'outline':
      return shape.points
  }
}

export function boundsOf(points: readonly Point[]): Bounds {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)

/** From a point to the nearest of the straight lines between these points; `closed`: also from the last to the first. */
export function distanceToPath(at: Point, points: readonly Point[], closed = false): number {
  const [first] = points
  if (!first) return Infinity
  const path = closed ? [...points, first] : points
  let nearest = distance(at, first)
  for (const [index, end] of path.entries()) {
    const start = path[index - 1]
    if (start) nearest = Math.min(nearest, distanceToLine(at, start, end))
  }
  return nearest
}

function distanceToLine(at: Point, start: Point, end: Point): number {
  const dx = end.x - start.x
  const dy = end.y - start.y
  const squared = dx * dx + dy * dy
  const along = squared === 0 ? 0 : ((at.x - start.x) * dx + (at.y - start.y) * dy) / squared
  const share = Math.min(1, Math.max(0, along))
  return distance(at, { x: start.x + share * dx, y: start.y + share * dy })
}

/** Whether a closed polygon holds the point (even-odd rule). */
export function isInside(at: Point, polygon: readonly Point[]): boolean {
  let inside = false
  for (const [index, a] of polygon.entries()) {
    const b = polygon.at(index - 1)
    if (!b || a.y > at.y === b.y > at.y) continue
    if (at.x < ((b.x - a.x) * (at.y - a.y)) / (b.y - a.y) + a.x) inside = !inside
  }
  return inside
}

export const clampedTo = ({ width, height }: ImageSize, { x, y }: Point): Point => ({
  x: Math.min(width, Math.max(0, x)),
  y: Math.min(height, Math.max(0, y)),
})

/** Moved as far as the photo reaches; none of the shape's points leaves it. */
export function moved(shape: AnnotationShape, by: Point, image: ImageSize): AnnotationShape {
  // An ellipse may reach beyond the photo; its centre stays on it.
  const { left, top, right, bottom } = boundsOf(shape.kind === 'ellipse' ? [shape.centre] : pointsOf(shape))
  const dx = Math.min(image.width - right, Math.max(-left, by.x))
  const dy = Math.min(image.height - bottom, Math.max(-top, by.y))
  const move = ({ x, y }: Point): Point => ({ x: x + dx, y: y + dy })
  switch (shape.kind) {
    case 'arrow':
    case 'length':
      return { ...shape, from: move(shape.from), to: move(shape.to) }
    case 'text':
      return { ...shape, at: move(shape.at) }
    case 'ellipse':
      return { ...shape, centre: move(shape.centre) }
    case 'outline':
      return { ...shape, points: shape.points.map(move) }
  }
}

/** `to` on the nearest of the eight directions from `from`, as far away as it lies along that direction. */
export function onEighths(from: Point, to: Point): Point {
  const step = Math.PI / 4
  const wanted = Math.atan2(to.y - from.y, to.x - from.x)
  const angle = Math.round(wanted / step) * step
  const length = distance(from, to) * Math.cos(wanted - angle)
  return { x: from.x + length * Math.cos(angle), y: from.y + length * Math.sin(angle) }
}
