import type { Point } from '../../../shared/imaging/outline.ts'
import { leastSquares } from './least-squares.ts'

/** A plane seen in perspective: (x, y) → (a x + b y + c, d x + e y + f) / (g x + h y + 1). */
export type Homography = readonly number[]

export function project([a, b, c, d, e, f, g, h]: Homography, x: number, y: number): Point {
  const w = (g as number) * x + (h as number) * y + 1
  return {
    x: ((a as number) * x + (b as number) * y + (c as number)) / w,
    y: ((d as number) * x + (e as number) * y + (f as number)) / w,
  }
}

/** Fitted to pairs of places; null for fewer than four, or when they lie on one line. Places in units of about 1 to 10 000. */
export function fitHomography(from: readonly Point[], to: readonly Point[]): Homography | null {
  if (from.length < 4) return null
  const middle = {
    x: to.reduce((sum, { x }) => sum + x, 0) / to.length,
    y: to.reduce((sum, { y }) => sum + y, 0) / to.length,
  }
  const spread = Math.max(1, ...to.map(({ x, y }) => Math.hypot(x - middle.x, y - middle.y)))
  const rows: number[][] = []
  const values: number[] = []
  for (const [index, { x, y }] of from.entries()) {
    const target = to[index] as Point
    const u = (target.x - middle.x) / spread
    const v = (target.y - middle.y) / spread
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y])
    values.push(u, v)
  }
  const found = leastSquares(rows, values)
  if (!found) return null
  const [a, b, c, d, e, f, g, h] = found as [number, number, number, number, number, number, number, number]
  return [
    a * spread + middle.x * g,
    b * spread + middle.x * h,
    c * spread + middle.x,
    d * spread + middle.y * g,
    e * spread + middle.y * h,
    f * spread + middle.y,
    g,
    h,
  ]
}
