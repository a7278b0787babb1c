import { REGION_LIMITS } from '../../../shared/domain/drawn-region.ts'
import { outlineArea, type Outline, type Point, type Rings } from '../../../shared/imaging/outline.ts'
import { simplified } from '../annotations/simplified.ts'
import type { Stroke } from './brush.ts'
import type { PaintMask } from './mask-cells.ts'
import { paintMask } from './paint-mask.ts'

/**
 * The borders of what is painted, by marching squares (Lorensen and Cline 1987, in the plane): between the middles of four
 * neighbouring cells a border runs from the middle of one side to that of another. Keys are the painted ones of the four, upper
 * left 1, upper right 2, lower right 4, lower left 8; sides count from the top, clockwise. A border has what is painted on its right,
 * so that holes run the other way round.
 */
const BORDERS: readonly (readonly (readonly [from: number, to: number])[])[] = [
  [],
  [[0, 3]],
  [[1, 0]],
  [[1, 3]],
  [[2, 1]],
  [
    [0, 3],
    [2, 1],
  ],
  [[2, 0]],
  [[2, 3]],
  [[3, 2]],
  [[0, 2]],
  [
    [1, 0],
    [3, 2],
  ],
  [[1, 2]],
  [[3, 1]],
  [[0, 1]],
  [[3, 0]],
  [],
]

/** Middles of the sides between four cells, in half cells from the upper left one. */
const SIDES = [
  [1, 0],
  [2, 1],
  [1, 2],
  [0, 1],
] as const

/** A border with fewer corners lies within this of the one that was painted, cells: less than the steps of the cells. */
const TOLERANCE = 0.5
/** … and where that is too many corners, within this many times as much, and again. */
const COARSER = 1.6
/** What is smaller is a crumb between two strokes, cells. */
const LEAST_CELLS = 2

/** What strokes have made of what was there before, px of the photo, within `REGION_LIMITS`; null: nothing is left. */
export function paintedRings(strokes: readonly Stroke[], base: Rings = []): Rings | null {
  const mask = paintMask(strokes, base)
  if (!mask) return null
  const rings = bordersOf(mask)
    .filter((ring) => outlineArea(ring) >= LEAST_CELLS)
    .sort((a, b) => outlineArea(b) - outlineArea(a))
    .slice(0, REGION_LIMITS.rings)
  const fewer = withFewerCorners(rings, TOLERANCE)
  const { origin, cellPx } = mask
  const inPhoto = ({ x, y }: Point): Point => ({ x: origin.x + x * cellPx, y: origin.y + y * cellPx })
  return fewer.length === 0 ? null : fewer.map((ring) => ring.map(inPhoto))
}

function withFewerCorners(rings: readonly Outline[], tolerance: number): readonly Outline[] {
  const fewer = rings.map((ring) => simplifiedRing(ring, tolerance)).filter(({ length }) => length >= 3)
  const corners = fewer.reduce((sum, { length }) => sum + length, 0)
  return corners <= REGION_LIMITS.corners ? fewer : withFewerCorners(rings, tolerance * COARSER)
}

function simplifiedRing(ring: Outline, tolerance: number): Outline {
  const [first] = ring
  return first ? simplified([...ring, first], tolerance, REGION_LIMITS.corners).slice(0, -1) : []
}

/** Closed borders in cells, from the middle of the first cell. */
function bordersOf({ columns, rows, cells }: PaintMask): readonly Outline[] {
  const next = new Map<number, number>()
  // Places count in half cells, so that all are whole.
  const across = 2 * columns
  const is = (x: number, y: number): number => cells[y * columns + x] ?? 0
  for (let y = 0; y + 1 < rows; y += 1)
    for (let x = 0; x + 1 < columns; x += 1) {
      const key = is(x, y) + 2 * is(x + 1, y) + 4 * is(x + 1, y + 1) + 8 * is(x, y + 1)
      for (const [from, to] of BORDERS[key] ?? []) {
        const place = ([dx, dy]: readonly [number, number]): number => (2 * y + dy) * across + 2 * x + dx
        next.set(
          place(SIDES[from] as readonly [number, number]),
          place(SIDES[to] as readonly [number, number]),
        )
      }
    }
  const rings: Outline[] = []
  for (const [start] of next) {
    const ring: Point[] = []
    let at = start
    for (let to = next.get(at); to !== undefined; to = next.get(at)) {
      next.delete(at)
      const x = at % across
      ring.push({ x: x / 2, y: (at - x) / across / 2 })
      at = to
    }
    if (ring.length > 0) rings.push(ring)
  }
  return rings
}
