import { hairColour } from './hair.ts'
import { createFractalNoise, createNoise } from './noise.ts'
import { paintLine, wander } from './paint-line.ts'
import { type Frame, createPlane, heightMm, planeFrom, smoothstep, widthMm } from './plane.ts'
import type { Random } from './random.ts'
import type { Cover } from './scene.ts'

/** Share of patches at whose edge something else than skin comes in. */
const SHARE = 0.1

/** What a frame around skin may hold as well: an eyebrow, an opening such as a nostril, cloth or background. */
export function drawNonSkin(random: Random, frame: Frame): readonly Cover[] {
  if (!random.chance(SHARE)) return []
  const kind = random.next()
  if (kind < 0.35) return [brow(random, frame)]
  return [kind < 0.6 ? opening(random, frame) : behind(random, frame)]
}

/** A band of many dark hairs. */
function brow(random: Random, frame: Frame): Cover {
  const cover = createPlane(frame)
  const angle = random.uniform(0, 2 * Math.PI)
  const lean = random.uniform(0.3, 1.2)
  const middle = { x: random.uniform(0, widthMm(frame)), y: random.uniform(0, heightMm(frame)) }
  const width = random.uniform(3, 9)
  const length = random.uniform(20, 45)
  const density = random.uniform(4, 14)
  const count = Math.min(900, Math.round(density * length))
  for (let left = count; left > 0; left--) {
    const along = random.uniform(-length / 2, length / 2)
    const across = random.normal(0, width / 4)
    const start = {
      x: middle.x + along * Math.cos(angle) - across * Math.sin(angle),
      y: middle.y + along * Math.sin(angle) + across * Math.cos(angle),
    }
    const hair = random.uniform(2.5, 8)
    const path = wander(random, {
      start,
      angle: angle + lean + random.normal(0, 0.25),
      length: hair,
      step: hair / 5,
      bend: 0.1,
    })
    paintLine(cover, frame, path, random.uniform(0.05, 0.1), random.uniform(0.7, 1))
  }
  return { cover, reflectance: hairColour(random), leavesSkin: false }
}

/** A dark hole with a soft edge: a nostril, the slit of a mouth. */
function opening(random: Random, frame: Frame): Cover {
  const x = random.uniform(0, widthMm(frame))
  const y = random.uniform(0, heightMm(frame))
  const radius = random.uniform(2, 6)
  const stretch = random.uniform(1, 2)
  const angle = random.uniform(0, Math.PI)
  const softness = random.uniform(0.1, 0.5)
  const outline = createNoise(random, frame.textures)
  const cover = planeFrom(frame, (px, py) => {
    const u = ((px - x) * Math.cos(angle) + (py - y) * Math.sin(angle)) / (radius * stretch)
    const v = ((py - y) * Math.cos(angle) - (px - x) * Math.sin(angle)) / radius
    const distance = Math.hypot(u, v) * (1 + 0.15 * outline(px / radius, py / radius))
    return 1 - smoothstep(1 - softness, 1 + softness, distance)
  })
  const dark = random.uniform(0.002, 0.02)
  return { cover, reflectance: [dark * 2, dark, dark], leavesSkin: false }
}

/** Cloth or background beyond a wavy edge: any colour, plain, woven or uneven. */
function behind(random: Random, frame: Frame): Cover {
  const angle = random.uniform(0, 2 * Math.PI)
  const size = Math.min(widthMm(frame), heightMm(frame))
  const offset = random.uniform(0.05, 0.45) * size
  const waves = createFractalNoise(random, 2, 0.5, frame.textures)
  const softness = random.logUniform(0.05, 2)
  const cover = planeFrom(frame, (x, y) => {
    const along = (x - widthMm(frame) / 2) * Math.cos(angle) + (y - heightMm(frame) / 2) * Math.sin(angle)
    return smoothstep(-softness, softness, along - offset + 0.06 * size * waves(x / size, y / size))
  })
  const grain = createFractalNoise(random, 3, 0.6, frame.textures)
  const contrast = random.uniform(0, 0.35)
  const wavelength = random.logUniform(0.3, 12)
  const colour = [0, 1, 2].map(() => random.logUniform(0.02, 0.9))
  const plane = (channel: number) =>
    planeFrom(frame, (x, y) =>
      Math.max(0.003, (colour[channel] ?? 0) * (1 + contrast * grain(x / wavelength, y / wavelength))),
    )
  return { cover, reflectance: [plane(0), plane(1), plane(2)], leavesSkin: false }
}
