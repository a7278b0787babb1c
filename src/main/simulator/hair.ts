import { countOn, place } from './findings-brown.ts'
import { paintLine, wander } from './paint-line.ts'
import { type Frame, type Plane, createPlane } from './plane.ts'
import type { Random } from './random.ts'

/** Fine hair over the skin: how much of a pixel it covers, and its own reflectance per channel. No target. */
export interface Hair {
  readonly cover: Plane
  readonly reflectance: readonly [number, number, number]
}

export function drawHair(random: Random, frame: Frame): Hair | null {
  const kind = random.next()
  if (kind > 0.3) return null
  const stubble = kind < 0.06
  const cover = createPlane(frame)
  const count = Math.min(
    400,
    countOn(frame, stubble ? random.uniform(0.1, 0.5) : random.logUniform(0.02, 0.2)),
  )
  const angle = random.uniform(0, 2 * Math.PI)
  const opacity = random.uniform(0.15, stubble ? 0.9 : 0.6)
  for (let left = count; left > 0; left--) {
    const length = stubble ? random.uniform(0.2, 0.9) : random.uniform(1, 5)
    const path = wander(random, {
      start: place(random, frame, 2),
      angle: angle + random.normal(0, 0.4),
      length,
      step: length / 6,
      bend: 0.15,
    })
    paintLine(cover, frame, path, random.uniform(0.03, 0.07), opacity)
  }
  const lightness = random.logUniform(0.015, 0.4)
  return { cover, reflectance: [lightness * 1.15, lightness, lightness * 0.8] }
}
