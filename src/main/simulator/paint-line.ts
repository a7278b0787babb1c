import type { Frame, Plane } from './plane.ts'
import type { Random } from './random.ts'
import type { PointMm } from './structures.ts'

/**
 * Raises the plane to `height` along a path, with a Gaussian profile across (standard deviation = width / 2) that
 * thins out towards both ends. Where lines cross, the higher one counts.
 */
export function paintLine(
  plane: Plane,
  frame: Frame,
  path: readonly PointMm[],
  width: number,
  height: number,
): void {
  const sigma = Math.max(width / 2, 0.35 / frame.pxPerMm)
  // A line thinner than a pixel covers only part of it.
  const peak = height * Math.min(1, width / 2 / sigma)
  const segments = path.length - 1
  for (let s = 0; s < segments; s++) {
    const from = path[s]
    const to = path[s + 1]
    if (from === undefined || to === undefined) continue
    const taper = (t: number): number => Math.sqrt(Math.sin((Math.PI * (s + t + 0.15)) / (segments + 0.3)))
    paintSegment(plane, frame, from, to, sigma, (t) => peak * taper(t))
  }
}

function paintSegment(
  plane: Plane,
  { width, height, pxPerMm }: Frame,
  from: PointMm,
  to: PointMm,
  sigma: number,
  heightAt: (t: number) => number,
): void {
  const reach = 3 * sigma
  const left = Math.max(0, Math.floor((Math.min(from.x, to.x) - reach) * pxPerMm))
  const right = Math.min(width - 1, Math.ceil((Math.max(from.x, to.x) + reach) * pxPerMm))
  const top = Math.max(0, Math.floor((Math.min(from.y, to.y) - reach) * pxPerMm))
  const bottom = Math.min(height - 1, Math.ceil((Math.max(from.y, to.y) + reach) * pxPerMm))
  const dx = to.x - from.x
  const dy = to.y - from.y
  const lengthSquared = dx * dx + dy * dy || 1e-9
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const px = (x + 0.5) / pxPerMm - from.x
      const py = (y + 0.5) / pxPerMm - from.y
      const t = Math.min(1, Math.max(0, (px * dx + py * dy) / lengthSquared))
      const distanceSquared = (px - t * dx) ** 2 + (py - t * dy) ** 2
      if (distanceSquared > reach * reach) continue
      const value = heightAt(t) * Math.exp(-distanceSquared / (2 * sigma * sigma))
      const i = y * width + x
      if (value > (plane.data[i] as number)) plane.data[i] = value
    }
  }
}

export interface WalkOptions {
  readonly start: PointMm
  readonly angle: number
  readonly length: number
  readonly step: number
  /** Standard deviation of the turn per millimetre, radians. */
  readonly bend: number
}

/** A path that wanders: every step turns a little more or less than the one before. */
export function wander(random: Random, options: WalkOptions): PointMm[] {
  const path: PointMm[] = [options.start]
  let { x, y } = options.start
  let angle = options.angle
  let turn = 0
  for (let walked = 0; walked < options.length; walked += options.step) {
    turn = 0.7 * turn + random.normal(0, options.bend * Math.sqrt(options.step))
    angle += turn * Math.sqrt(options.step)
    x += options.step * Math.cos(angle)
    y += options.step * Math.sin(angle)
    path.push({ x, y })
  }
  return path
}
