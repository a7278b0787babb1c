import { createFractalNoise, createNoise } from './noise.ts'
import { type Frame, type Plane, smoothstep } from './plane.ts'
import type { Random } from './random.ts'
import type { Field, Spot, Window } from './structures.ts'

/** Adds a spot to the plane of its pigment. */
export function paintSpot(plane: Plane, frame: Frame, spot: Spot, random: Random): void {
  const outline = createFractalNoise(random, 3, 0.6, frame.textures)
  const filling = createFractalNoise(random, 2, 0.7, frame.textures)
  const cos = Math.cos(spot.angle)
  const sin = Math.sin(spot.angle)
  const size = Math.max(spot.radiusX, spot.radiusY)
  const reach = size * (1 + spot.softness) * (1 + 2.5 * spot.irregularity)
  forPixelsAround(frame, spot.centre.x, spot.centre.y, reach, (i, dx, dy) => {
    const u = (dx * cos + dy * sin) / spot.radiusX
    const v = (dy * cos - dx * sin) / spot.radiusY
    const stray = 1 + spot.irregularity * outline(dx / size + 7.3, dy / size - 3.1)
    const distance = Math.hypot(u, v) / Math.max(0.3, stray)
    const inside = 1 - smoothstep(1 - spot.softness, 1 + spot.softness, distance)
    if (inside <= 0) return
    const fill = 1 + spot.mottling * filling((4 * dx) / size + 1.7, (4 * dy) / size + 9.2)
    plane.data[i] = (plane.data[i] as number) + spot.amountUm * inside * Math.max(0.1, fill)
  })
}

/** In standard deviations; four octaves of either family stay below it. */
const HIGHEST_CLOUD = 6

/** Adds a cloudy area to the plane of its pigment. */
export function paintField(plane: Plane, frame: Frame, field: Field, random: Random): void {
  const clouds = createFractalNoise(random, 4, 0.5, frame.textures)
  const grain = createNoise(random, frame.textures)
  const { wavelength, threshold, softness } = field
  const offset = random.uniform(0, 100)
  const { width, height, pxPerMm } = frame
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const xMm = x / pxPerMm
      const yMm = y / pxPerMm
      const limit = field.window === null ? 0 : 2.5 * beyond(field.window, xMm, yMm)
      if (threshold - softness + limit > HIGHEST_CLOUD) continue
      const cloud = clouds(xMm / wavelength + offset, yMm / wavelength)
      const inside = smoothstep(threshold - softness, threshold + softness, cloud - limit)
      if (inside <= 0) continue
      const fill = 1 + 0.15 * grain((5 * xMm) / wavelength, (5 * yMm) / wavelength)
      plane.data[i] = (plane.data[i] as number) + field.amountUm * inside * fill
    }
  }
}

/** 0 in the inner part of a window, 1 at its border, growing outside. */
export function beyond(window: Window, xMm: number, yMm: number): number {
  const dx = xMm - window.centre.x
  const dy = yMm - window.centre.y
  const cos = Math.cos(window.angle)
  const sin = Math.sin(window.angle)
  const distance = Math.hypot((dx * cos + dy * sin) / window.radiusX, (dy * cos - dx * sin) / window.radiusY)
  return Math.max(0, distance - 0.4) / 0.6
}

/** Calls `visit` for the pixels of the square of half-side `reach` mm round a place, with the offset in mm. */
export function forPixelsAround(
  frame: Frame,
  xMm: number,
  yMm: number,
  reach: number,
  visit: (index: number, dxMm: number, dyMm: number) => void,
): void {
  const { width, height, pxPerMm } = frame
  const left = Math.max(0, Math.floor((xMm - reach) * pxPerMm))
  const right = Math.min(width - 1, Math.ceil((xMm + reach) * pxPerMm))
  const top = Math.max(0, Math.floor((yMm - reach) * pxPerMm))
  const bottom = Math.min(height - 1, Math.ceil((yMm + reach) * pxPerMm))
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++)
      visit(y * width + x, (x + 0.5) / pxPerMm - xMm, (y + 0.5) / pxPerMm - yMm)
  }
}
