import type { Point } from '../../canvas/viewport.ts'
import { distanceToPath } from './shape-geometry.ts'

/** A stretch of a path between two points that stay, and the point between them that is furthest from a straight line. */
interface Stretch {
  readonly first: number
  readonly last: number
  readonly furthest: number
  readonly distance: number
}

/**
 * A path with fewer points (after Douglas and Peucker 1973): the point that is furthest from what remains comes back first, until
 * none left out is further away than `tolerance` or there are `most`.
 */
export function simplified(path: readonly Point[], tolerance: number, most: number): Point[] {
  const kept = new Set([0, path.length - 1])
  const stretches = [stretchOf(path, 0, path.length - 1)]
  while (kept.size < most) {
    const [worst] = stretches.sort((a, b) => b.distance - a.distance)
    if (!worst || worst.distance <= tolerance) break
    const { first, furthest, last } = worst
    kept.add(furthest)
    stretches.splice(0, 1, stretchOf(path, first, furthest), stretchOf(path, furthest, last))
  }
  return path.filter((_, index) => kept.has(index))
}

function stretchOf(path: readonly Point[], first: number, last: number): Stretch {
  const line = [path[first], path[last]].filter((point) => point !== undefined)
  let furthest = first
  let distance = 0
  for (let index = first + 1; index < last; index += 1) {
    const point = path[index]
    const away = point ? distanceToPath(point, line) : 0
    if (away > distance) [furthest, distance] = [index, away]
  }
  return { first, last, furthest, distance }
}
