import type { Point, Rings } from '../../../shared/imaging/outline.ts'
import type { Stroke } from './brush.ts'
import { fillRings } from './fill-rings.ts'
import type { PaintMask } from './mask-cells.ts'

/** Cells along the longer side of what was painted, at most. A cell is a pixel of the photo, or more where that does not reach. */
const MOST_CELLS = 1024

/** What strokes have made of what was there before them. Null: nothing is painted. */
export function paintMask(strokes: readonly Stroke[], base: Rings = []): PaintMask | null {
  const painted = strokes.filter(({ erases }) => !erases)
  const ofStrokes = painted.flatMap(({ path, radius }) =>
    path.flatMap(({ x, y }) => [
      { x: x - radius, y: y - radius },
      { x: x + radius, y: y + radius },
    ]),
  )
  const ends = [...ofStrokes, ...base.flat()]
  if (ends.length === 0) return null
  const least = { x: Infinity, y: Infinity }
  const most = { x: -Infinity, y: -Infinity }
  for (const { x, y } of ends) {
    least.x = Math.min(least.x, x)
    least.y = Math.min(least.y, y)
    most.x = Math.max(most.x, x)
    most.y = Math.max(most.y, y)
  }
  const longer = Math.max(most.x - least.x, most.y - least.y)
  const cellPx = Math.max(1, longer / MOST_CELLS)
  // Middles of cells of one pixel are middles of pixels.
  const origin = { x: Math.floor(least.x) - cellPx, y: Math.floor(least.y) - cellPx }
  const columns = Math.ceil((most.x - origin.x) / cellPx) + 2
  const rows = Math.ceil((most.y - origin.y) / cellPx) + 2
  const mask = { columns, rows, cells: new Uint8Array(columns * rows), cellPx, origin }
  fillRings(mask, base)
  for (const stroke of strokes) {
    const [first] = stroke.path
    if (stroke.path.length === 1) paintPill(mask, stroke, first, first)
    for (const [index, to] of stroke.path.entries()) {
      const from = stroke.path[index - 1]
      if (from) paintPill(mask, stroke, from, to)
    }
  }
  return mask
}

/** Sets the cells whose middles lie within the brush on its way between two places. */
function paintPill(
  { columns, rows, cells, cellPx, origin }: PaintMask,
  { radius, erases }: Stroke,
  from: Point,
  to: Point,
): void {
  const inCells = ({ x, y }: Point): Point => ({ x: (x - origin.x) / cellPx, y: (y - origin.y) / cellPx })
  const [a, b] = [inCells(from), inCells(to)]
  const reach = radius / cellPx
  const left = Math.max(1, Math.ceil(Math.min(a.x, b.x) - reach))
  const right = Math.min(columns - 2, Math.floor(Math.max(a.x, b.x) + reach))
  const top = Math.max(1, Math.ceil(Math.min(a.y, b.y) - reach))
  const bottom = Math.min(rows - 2, Math.floor(Math.max(a.y, b.y) + reach))
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const squared = dx * dx + dy * dy
  for (let y = top; y <= bottom; y += 1)
    for (let x = left; x <= right; x += 1) {
      const along = squared === 0 ? 0 : ((x - a.x) * dx + (y - a.y) * dy) / squared
      const share = Math.min(1, Math.max(0, along))
      const [awayX, awayY] = [x - a.x - share * dx, y - a.y - share * dy]
      if (awayX * awayX + awayY * awayY <= reach * reach) cells[y * columns + x] = erases ? 0 : 1
    }
}
