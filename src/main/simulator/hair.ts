import { countOn, place } from './findings-brown.ts'
import { paintLine, wander } from './paint-line.ts'
import { type Frame, createPlane } from './plane.ts'
import type { Random } from './random.ts'
import type { Cover } from './scene.ts'

/** Fine hair or stubble over the skin of some patches. No target, and it leaves skin to be seen. */
export function drawHair(random: Random, frame: Frame): Cover | null {
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
  return { cover, reflectance: hairColour(random), leavesSkin: true }
}

/** From black to fair, a little redder than grey. */
export function hairColour(random: Random): readonly [number, number, number] {
  const lightness = random.logUniform(0.015, 0.4)
  return [lightness * 1.15, lightness, lightness * 0.8]
}
