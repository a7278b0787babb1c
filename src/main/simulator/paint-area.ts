import { createFractalNoise } from './noise.ts'
import { type Frame, type Plane, smoothstep } from './plane.ts'
import type { Random } from './random.ts'
import type { Area, PointMm } from './structures.ts'

/** Adds what lies inside a closed curve to the plane of its pigment. */
export function paintArea(plane: Plane, frame: Frame, area: Area, random: Random): void {
  const filling = createFractalNoise(random, 3, 0.6, frame.textures)
  const { outline, borderMm } = area
  const { width, height, pxPerMm } = frame
  const xs = outline.map(({ x }) => x)
  const ys = outline.map(({ y }) => y)
  const left = Math.max(0, Math.floor((Math.min(...xs) - borderMm) * pxPerMm))
  const right = Math.min(width - 1, Math.ceil((Math.max(...xs) + borderMm) * pxPerMm))
  const top = Math.max(0, Math.floor((Math.min(...ys) - borderMm) * pxPerMm))
  const bottom = Math.min(height - 1, Math.ceil((Math.max(...ys) + borderMm) * pxPerMm))
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const xMm = (x + 0.5) / pxPerMm
      const yMm = (y + 0.5) / pxPerMm
      const depth = depthInside(outline, xMm, yMm)
      const inside = smoothstep(-borderMm, borderMm, depth)
      if (inside <= 0) continue
      const fill = Math.max(0.1, 1 + area.mottling * filling(xMm / 3, yMm / 3))
      const i = y * width + x
      plane.data[i] = (plane.data[i] as number) + area.amountUm * inside * fill
    }
  }
}

/** Distance to a closed curve, positive inside. */
export function depthInside(outline: readonly PointMm[], x: number, y: number): number {
  let inside = false
  let least = Infinity
  let from = outline[outline.length - 1] as PointMm
  for (const to of outline) {
    const dx = to.x - from.x
    const dy = to.y - from.y
    const t = Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1e-9)))
    least = Math.min(least, (x - from.x - t * dx) ** 2 + (y - from.y - t * dy) ** 2)
    if (to.y > y !== from.y > y && x < from.x + ((y - from.y) * dx) / dy) inside = !inside
    from = to
  }
  return inside ? Math.sqrt(least) : -Math.sqrt(least)
}
