/** A place in a photo, px of the photo; the middles of pixels lie at whole coordinates. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A closed outline: from the last point back to the first. It may lie partly outside the photo. */
export type Outline = readonly Point[]

/**
 * What a region covers: closed outlines, filled by the even-odd rule, so that one inside another is a hole. A hole runs round the
 * other way.
 */
export type Rings = readonly Outline[]

/** Area that an outline without crossings encloses, px². */
export function outlineArea(outline: Outline): number {
  return Math.abs(signedArea(outline))
}

/** Area inside rings that do not cross, px². */
export const ringsArea = (rings: Rings): number =>
  Math.abs(rings.reduce((sum, ring) => sum + signedArea(ring), 0))

/** Positive where x turns to y, clockwise on the screen. */
function signedArea(outline: Outline): number {
  let twice = 0
  for (const [index, from] of outline.entries()) {
    const to = outline[(index + 1) % outline.length] as Point
    twice += from.x * to.y - to.x * from.y
  }
  return twice / 2
}

/** Even-odd rule: whether a place lies inside. */
export function isInside(outline: Outline, { x, y }: Point): boolean {
  let inside = false
  for (const [index, from] of outline.entries()) {
    const to = outline[(index + 1) % outline.length] as Point
    if (from.y <= y === to.y <= y) continue
    if (from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x) > x) inside = !inside
  }
  return inside
}

export const isInsideRings = (rings: Rings, place: Point): boolean =>
  rings.filter((ring) => isInside(ring, place)).length % 2 === 1

/** Corners of the polygon that stands for an ellipse: its area is 0.6 % too small. */
const ELLIPSE_CORNERS = 32

export function ellipseOutline(middle: Point, radiusX: number, radiusY: number): Outline {
  return Array.from({ length: ELLIPSE_CORNERS }, (_, index) => {
    const angle = (2 * Math.PI * index) / ELLIPSE_CORNERS
    return { x: middle.x + radiusX * Math.cos(angle), y: middle.y + radiusY * Math.sin(angle) }
  })
}
