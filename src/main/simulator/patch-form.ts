import { createFractalNoise } from './noise.ts'
import type { Triple } from './observer.ts'
import { type Frame, type Plane, planeFrom } from './plane.ts'
import type { Random } from './random.ts'

/** Share of training patches that lie on a strongly curved form. */
const SHARE = 0.35

/** How far the light reaches beyond the edge of the shade: large lamps, and light inside the skin. */
const WRAP = 0.15

/**
 * Light on a form larger than a wrinkle, such as the side of a nose, a cheek's fold or a temple: Lambert's cosine on a
 * gently waved surface, with what comes from the room. 1 = level skin in full light. Null: the patch is level.
 */
export function drawPatchForm(random: Random, frame: Frame): Plane | null {
  if (!random.chance(SHARE)) return null
  const wavelength = random.logUniform(4, 45)
  const steepness = random.logUniform(0.25, 1.4)
  const elevation = random.uniform(0.35, 1.2)
  const azimuth = random.uniform(0, 2 * Math.PI)
  const room = random.uniform(0.12, 0.6)
  const noise = createFractalNoise(random, 2, 0.35, frame.textures)
  const height = (x: number, y: number): number =>
    steepness * 0.3 * wavelength * noise(x / wavelength, y / wavelength)
  const lx = Math.cos(elevation) * Math.cos(azimuth)
  const ly = Math.cos(elevation) * Math.sin(azimuth)
  const lz = Math.sin(elevation)
  const step = 0.05 * wavelength
  const level = (lz + WRAP) / (1 + WRAP)
  return planeFrom(frame, (x, y) => {
    const here = height(x, y)
    const sx = (height(x + step, y) - here) / step
    const sy = (height(x, y + step) - here) / step
    const cosine = (lz - sx * lx - sy * ly) / Math.sqrt(1 + sx * sx + sy * sy)
    return room + ((1 - room) * Math.max(0, (cosine + WRAP) / (1 + WRAP))) / level
  })
}

/** Red and blue of the light in shade: standard deviation of the logarithm. */
const SHADE_COLOUR_SPREAD = 0.12

/** Colour of the light in full shade over that of the lamp. */
export function drawShadeColour(random: Random): Triple {
  return [Math.exp(random.normal(0, SHADE_COLOUR_SPREAD)), 1, Math.exp(random.normal(0, SHADE_COLOUR_SPREAD))]
}
