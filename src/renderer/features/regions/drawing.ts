import { ellipseOutline, type Outline, type Point } from '../../../shared/imaging/outline.ts'

/** A region that is being drawn, px of the photo: pure steps from one state to the next. */

export type RegionTool = 'ellipse' | 'polygon'

export type Drawing =
  | { readonly tool: 'ellipse'; readonly middle: Point; readonly radiusX: number; readonly radiusY: number }
  | {
      readonly tool: 'polygon'
      readonly corners: readonly Point[]
      /** Where the next corner would be. */
      readonly cursor: Point | null
    }

export const NO_CORNERS: Drawing = { tool: 'polygon', corners: [], cursor: null }

/** An ellipse in the box between two corners. */
export const ellipseBetween = (from: Point, to: Point): Drawing => ({
  tool: 'ellipse',
  middle: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 },
  radiusX: Math.abs(to.x - from.x) / 2,
  radiusY: Math.abs(to.y - from.y) / 2,
})

/** An ellipse elsewhere; a polygon stays. */
export function movedBy(drawing: Drawing, dx: number, dy: number): Drawing {
  if (drawing.tool === 'polygon') return drawing
  const { x, y } = drawing.middle
  return { ...drawing, middle: { x: x + dx, y: y + dy } }
}

/** A larger or smaller ellipse; a polygon stays. */
export function resizedBy(drawing: Drawing, factor: number): Drawing {
  if (drawing.tool === 'polygon') return drawing
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

/** The corner before the last is the last again. */
export function withoutLastCorner(drawing: Drawing): Drawing {
  return drawing.tool === 'polygon' ? { ...drawing, corners: drawing.corners.slice(0, -1) } : drawing
}

/** The outline as it stands; null while it encloses nothing. */
export function outlineOf(drawing: Drawing): Outline | null {
  if (drawing.tool === 'polygon') return drawing.corners.length >= 3 ? drawing.corners : null
  const { middle, radiusX, radiusY } = drawing
  return radiusX > 0 && radiusY > 0 ? ellipseOutline(middle, radiusX, radiusY) : null
}

/** What is to be seen of it, from corner to corner; a polygon also where the pointer would put the next one. */
export function lineOf(drawing: Drawing): readonly Point[] {
  if (drawing.tool === 'ellipse') return outlineOf(drawing) ?? []
  return drawing.cursor ? [...drawing.corners, drawing.cursor] : drawing.corners
}
