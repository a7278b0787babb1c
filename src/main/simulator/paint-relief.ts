import { createNoise } from './noise.ts'
import { beyond, forPixelsAround } from './paint-pigment.ts'
import { type Frame, type Plane, heightMm, smoothstep, widthMm } from './plane.ts'
import type { Random } from './random.ts'
import type { Dome, Furrows, Pores } from './structures.ts'

/** Pores on a shaken grid, each of its own size; heights in mm. */
export function paintPores(plane: Plane, frame: Frame, pores: Pores, random: Random): void {
  const presence = createNoise(random, frame.textures)
  for (let y = 0; y < heightMm(frame) + pores.spacing; y += pores.spacing) {
    for (let x = 0; x < widthMm(frame) + pores.spacing; x += pores.spacing) {
      const cx = x + random.normal(0, 0.3 * pores.spacing)
      const cy = y + random.normal(0, 0.3 * pores.spacing)
      const size = random.logUniform(0.6, 1.5)
      const near = pores.window === undefined ? 1 : 1 - smoothstep(0, 1, beyond(pores.window, cx, cy))
      const depth = near * pores.depthMm * size * Math.max(0, 0.7 + 0.6 * presence(cx / 9, cy / 9))
      if (random.chance(0.25) || depth <= 0) continue
      const sigma = Math.max(pores.radius * size, 0.4 / frame.pxPerMm)
      const stretch = random.uniform(0.75, 1.3)
      forPixelsAround(frame, cx, cy, 3 * sigma, (i, dx, dy) => {
        const squared = (dx * dx * stretch + (dy * dy) / stretch) / (sigma * sigma)
        plane.data[i] = (plane.data[i] as number) - depth * Math.exp(-squared / 2)
      })
    }
  }
}

/** A raised spot. */
export function paintDome(plane: Plane, frame: Frame, dome: Dome): void {
  forPixelsAround(frame, dome.centre.x, dome.centre.y, 3 * dome.radius, (i, dx, dy) => {
    const squared = (dx * dx + dy * dy) / (dome.radius * dome.radius)
    plane.data[i] = (plane.data[i] as number) + dome.heightMm * Math.exp(-squared)
  })
}

/** The furrow net of normal skin: the zero lines of two stretched noises that cross each other. */
export function paintFurrows(plane: Plane, frame: Frame, furrows: Furrows, random: Random): void {
  const directions = [furrows.angle, furrows.angle + random.uniform(0.9, 1.5)].map((angle) => ({
    cos: Math.cos(angle),
    sin: Math.sin(angle),
    noise: createNoise(random, frame.textures),
  }))
  const bending = createNoise(random, frame.textures)
  const along = furrows.spacing * 3.5
  const { width, height, pxPerMm } = frame
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const bend = 0.35 * furrows.spacing * bending(x / pxPerMm / 2, y / pxPerMm / 2)
      const xMm = x / pxPerMm + bend
      const yMm = y / pxPerMm - bend
      let groove = 0
      for (const { cos, sin, noise } of directions) {
        const level = noise((xMm * cos + yMm * sin) / along, (yMm * cos - xMm * sin) / furrows.spacing)
        groove = Math.max(groove, Math.exp(-level * level * 8))
      }
      plane.data[i] = (plane.data[i] as number) - furrows.depthMm * groove
    }
  }
}
