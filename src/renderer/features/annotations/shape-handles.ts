import type { AnnotationShape } from '../../../shared/domain/annotation.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { Point } from '../../canvas/viewport.ts'
import { boundsOf, clampedTo, onEighths, pointsOf, type Bounds } from './shape-geometry.ts'

/** The least that a radius can be made with a handle, image px. */
const MIN_RADIUS = 0.5

/**
 * Where a selected shape can be taken to resize it, image px: the ends of a line, the ends of an ellipse's axes, the corners of
 * the box round an outline (upper left first, clockwise). A text has none. A handle's number is its place here.
 */
export function handlesOf(shape: AnnotationShape): readonly Point[] {
  switch (shape.kind) {
    case 'text':
      return []
    case 'outline':
      return cornersOf(boundsOf(shape.points))
    case 'arrow':
    case 'length':
    case 'ellipse':
      return pointsOf(shape)
  }
}

export const cornersOf = ({ left, top, right, bottom }: Bounds): readonly Point[] => [
  { x: left, y: top },
  { x: right, y: top },
  { x: right, y: bottom },
  { x: left, y: bottom },
]

/** The shape after one of its handles was taken to `at`. `constrained`: multiples of 45°, circles, the outline's proportions. */
export function resized(
  shape: AnnotationShape,
  handle: number,
  at: Point,
  constrained: boolean,
  image: ImageSize,
): AnnotationShape {
  switch (shape.kind) {
    case 'text':
      return shape
    case 'arrow':
    case 'length': {
      const other = handle === 0 ? shape.to : shape.from
      const end = clampedTo(image, constrained ? onEighths(other, at) : at)
      return handle === 0 ? { ...shape, from: end } : { ...shape, to: end }
    }
    case 'ellipse': {
      const upright = handle % 2 === 0
      const radius = Math.max(MIN_RADIUS, Math.abs(upright ? at.y - shape.centre.y : at.x - shape.centre.x))
      if (constrained) return { ...shape, rx: radius, ry: radius }
      return upright ? { ...shape, ry: radius } : { ...shape, rx: radius }
    }
    case 'outline':
      return scaledOutline(shape, handle, clampedTo(image, at), constrained)
  }
}

/** The corner opposite to the handle stays where it is; the outline does not turn inside out. */
function scaledOutline(
  shape: Extract<AnnotationShape, { kind: 'outline' }>,
  handle: number,
  at: Point,
  constrained: boolean,
): AnnotationShape {
  const corners = cornersOf(boundsOf(shape.points))
  const from = corners[handle]
  const fixed = corners[(handle + 2) % 4]
  if (!from || !fixed) return shape
  const factor = (place: number, origin: number, fixedAt: number): number =>
    origin === fixedAt ? 1 : Math.max(0.02, (place - fixedAt) / (origin - fixedAt))
  let fx = factor(at.x, from.x, fixed.x)
  let fy = factor(at.y, from.y, fixed.y)
  if (constrained) fx = fy = Math.min(fx, fy)
  return {
    ...shape,
    points: shape.points.map(({ x, y }) => ({
      x: fixed.x + (x - fixed.x) * fx,
      y: fixed.y + (y - fixed.y) * fy,
    })),
  }
}
