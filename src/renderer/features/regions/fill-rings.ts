import type { Rings } from '../../../shared/imaging/outline.ts'
import type { PaintMask } from './mask-cells.ts'

/** Sets the cells whose middles lie inside, holes left out (even-odd rule), row by row. */
export function fillRings({ columns, rows, cells, cellPx, origin }: PaintMask, rings: Rings): void {
  for (let row = 1; row < rows - 1; row += 1) {
    const y = origin.y + row * cellPx
    const crossings = crossingsAt(rings, y).map((x) => (x - origin.x) / cellPx)
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const from = Math.max(1, Math.ceil(crossings[pair] ?? 0))
      const to = Math.min(columns - 2, Math.floor(crossings[pair + 1] ?? -1))
      if (to >= from) cells.fill(1, row * columns + from, row * columns + to + 1)
    }
  }
}

/** Where a level line meets the borders, from left to right. A corner on the line counts for the side above it. */
function crossingsAt(rings: Rings, y: number): number[] {
  const found: number[] = []
  for (const ring of rings)
    for (const [index, to] of ring.entries()) {
      const from = ring.at(index - 1)
      if (!from || from.y > y === to.y > y) continue
      found.push(from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x))
    }
  return found.sort((a, b) => a - b)
}
