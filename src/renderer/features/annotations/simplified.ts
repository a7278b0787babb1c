import { ANNOTATION_LIMITS } from '../../../shared/domain/annotation.ts'
import type { Point } from '../../canvas/viewport.ts'
import { distanceToPath } from './shape-geometry.ts'

/**
 * A path with fewer points (Douglas and Peucker 1973): none of those left out is further than `tolerance` from what
 * remains. Where that leaves more than an outline may have, the tolerance is doubled until it does not.
 */
export function simplified(path: readonly Point[], tolerance: number): Point[] {
  for (let allowed = tolerance; ; allowed *= 2) {
    const fewer = withinTolerance(path, allowed)
    if (fewer.length <= ANNOTATION_LIMITS.outlinePoints) return fewer
  }
}

function withinTolerance(path: readonly Point[], tolerance: number): Point[] {
  const kept = new Set([0, path.length - 1])
  // Parts that wait to be looked at, instead of a recursion as deep as the path is long.
  const parts: [number, number][] = [[0, path.length - 1]]
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [first, last] = part
    const line = [path[first], path[last]].filter((point) => point !== undefined)
    let furthest = 0
    let at = -1
    for (let index = first + 1; index < last; index += 1) {
      const point = path[index]
      const away = point ? distanceToPath(point, line) : 0
      if (away > furthest) [furthest, at] = [away, index]
    }
    if (furthest <= tolerance) continue
    kept.add(at)
    parts.push([first, at], [at, last])
  }
  return path.filter((_, index) => kept.has(index))
}
