import { ellipseOutline, type Point, type Rings } from '../../../shared/imaging/outline.ts'
import { NOTHING_PAINTED, type Painting, withoutLastStroke } from './brush.ts'
import { paintedRings } from './trace-rings.ts'
import type { RegionTool } from '../../../shared/domain/drawn-region.ts'

/** A region that is being drawn, px of the photo: pure steps from one state to the next. */

export type Drawing =
  | { readonly tool: 'ellipse'; readonly middle: Point; readonly radiusX: number; readonly radiusY: number }
  | {
      readonly tool: 'polygon'
      readonly corners: readonly Point[]
      /** Where the next corner would be. */
      readonly cursor: Point | null
    }
  | Painting

export const NO_CORNERS: Drawing = { tool: 'polygon', corners: [], cursor: null }

/** What a tool begins with; an ellipse begins where it is put. */
export const BEGINNINGS: Readonly<Record<RegionTool, Drawing | null>> = {
  ellipse: null,
  polygon: NO_CORNERS,
  brush: NOTHING_PAINTED,
}

/** An ellipse in the box between two corners. */
export const ellipseBetween = (from: Point, to: Point): Drawing => ({
  tool: 'ellipse',
  middle: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 },
  radiusX: Math.abs(to.x - from.x) / 2,
  radiusY: Math.abs(to.y - from.y) / 2,
})

/** An ellipse elsewhere; anything else stays. */
export function movedBy(drawing: Drawing, dx: number, dy: number): Drawing {
  if (drawing.tool !== 'ellipse') return drawing
  const { x, y } = drawing.middle
  return { ...drawing, middle: { x: x + dx, y: y + dy } }
}

/** A larger or smaller ellipse; anything else stays. */
export function resizedBy(drawing: Drawing, factor: number): Drawing {
  if (drawing.tool !== 'ellipse') return drawing
  return { ...drawing, radiusX: drawing.radiusX * factor, radiusY: drawing.radiusY * factor }
}

/**
 * One more corner; or the finished outline where the click is within `reach` px of the first corner or, as the second half of a
 * double click, of the last.
 */
export function clicked(
  { corners }: Extract<Drawing, { tool: 'polygon' }>,
  at: Point,
  reach: number,
): { readonly drawing: Drawing; readonly closed: boolean } {
  const near = (corner: Point | undefined): boolean =>
    corner !== undefined && Math.hypot(corner.x - at.x, corner.y - at.y) <= reach
  const closed = corners.length >= 3 && (near(corners[0]) || near(corners.at(-1)))
  if (closed || near(corners.at(-1))) return { drawing: { tool: 'polygon', corners, cursor: null }, closed }
  return { drawing: { tool: 'polygon', corners: [...corners, at], cursor: at }, closed }
}

/** The last corner, or stroke of the brush, is taken back. */
export function withoutLast(drawing: Drawing): Drawing {
  switch (drawing.tool) {
    case 'ellipse':
      return drawing
    case 'polygon':
      return { ...drawing, corners: drawing.corners.slice(0, -1) }
    case 'brush':
      return withoutLastStroke(drawing)
  }
}

/** The region as it stands; null while it encloses nothing. */
export function ringsOf(drawing: Drawing): Rings | null {
  switch (drawing.tool) {
    case 'ellipse': {
      const { middle, radiusX, radiusY } = drawing
      return radiusX > 0 && radiusY > 0 ? [ellipseOutline(middle, radiusX, radiusY)] : null
    }
    case 'polygon':
      return drawing.corners.length >= 3 ? [drawing.corners] : null
    case 'brush':
      return paintedRings(drawing.strokes, drawing.base)
  }
}

/** What is to be seen of an outline, from corner to corner; a polygon also where the pointer would put the next one. */
export function lineOf(drawing: Exclude<Drawing, Painting>): readonly Point[] {
  if (drawing.tool === 'ellipse') return ringsOf(drawing)?.[0] ?? []
  return drawing.cursor ? [...drawing.corners, drawing.cursor] : drawing.corners
}
