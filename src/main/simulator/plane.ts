import type { ImageSize } from '../../shared/imaging/pixels.ts'
import type { TextureFamily } from './noise.ts'

/** One float per pixel; rows contiguous, top first. */
export interface Plane extends ImageSize {
  readonly data: Float32Array
}

/** A patch of skin as the camera sees it: size in pixels and the scale that turns millimetres into pixels. */
export interface Frame extends ImageSize {
  readonly pxPerMm: number
  /** What its clouds and grains look like; gradient noise where absent. */
  readonly textures?: TextureFamily
}

export const widthMm = (frame: Frame): number => frame.width / frame.pxPerMm
export const heightMm = (frame: Frame): number => frame.height / frame.pxPerMm

export function createPlane({ width, height }: ImageSize, value = 0): Plane {
  const data = new Float32Array(width * height)
  if (value !== 0) data.fill(value)
  return { width, height, data }
}

/** A plane computed pixel by pixel from the pixel's centre in millimetres. */
export function planeFrom(frame: Frame, value: (xMm: number, yMm: number) => number): Plane {
  const plane = createPlane(frame)
  let i = 0
  for (let y = 0; y < frame.height; y++) {
    for (let x = 0; x < frame.width; x++) {
      plane.data[i++] = value((x + 0.5) / frame.pxPerMm, (y + 0.5) / frame.pxPerMm)
    }
  }
  return plane
}

export function mapPlane(plane: Plane, change: (value: number, index: number) => number): Plane {
  return { width: plane.width, height: plane.height, data: plane.data.map(change) }
}

/** target += source × factor */
export function addPlane(target: Plane, source: Plane, factor = 1): void {
  const from = source.data
  const to = target.data
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + factor * (from[i] as number)
}

export function rangeOf(plane: Plane): { min: number; max: number } {
  let min = Infinity
  let max = -Infinity
  for (const value of plane.data) {
    if (value < min) min = value
    if (value > max) max = value
  }
  return { min, max }
}

/** 0 below `from`, 1 above `to`, a smooth cubic between. */
export function smoothstep(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return t * t * (3 - 2 * t)
}
