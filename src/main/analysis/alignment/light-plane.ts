import { decodeSrgb } from '../../../shared/imaging/colour.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { boxBlur } from '../skin/colour-features.ts'
import type { WorkPicture } from '../skin/work-picture.ts'

/** One float a pixel, rows contiguous, top first: L*, or what was made of it. */
export interface LightPlane extends ImageSize {
  readonly data: Float32Array
}

const LINEAR = Float32Array.from({ length: 256 }, (_, byte) => decodeSrgb(byte / 255))

/** L* of a small copy. */
export function lightnessOf({ width, height, data }: WorkPicture): LightPlane {
  const lightness = new Float32Array(width * height)
  for (let at = 0; at < lightness.length; at += 1) {
    const y =
      0.2126729 * (LINEAR[data[3 * at] as number] as number) +
      0.7151522 * (LINEAR[data[3 * at + 1] as number] as number) +
      0.072175 * (LINEAR[data[3 * at + 2] as number] as number)
    lightness[at] = y > (6 / 29) ** 3 ? 116 * Math.cbrt(y) - 16 : (y * 24389) / 27
  }
  return { width, height, data: lightness }
}

/** Half as wide and high, rounded down; each pixel is the mean of four. */
export function halvedPlane({ width, height, data }: LightPlane): LightPlane {
  const half = { width: Math.max(1, width >> 1), height: Math.max(1, height >> 1) }
  const target = new Float32Array(half.width * half.height)
  for (let y = 0; y < half.height; y += 1)
    for (let x = 0; x < half.width; x += 1) {
      const at = 2 * y * width + 2 * x
      const right = width > 1 ? 1 : 0
      const below = height > 1 ? width : 0
      target[y * half.width + x] =
        ((data[at] as number) +
          (data[at + right] as number) +
          (data[at + below] as number) +
          (data[at + below + right] as number)) /
        4
    }
  return { ...half, data: target }
}

/** Below this contrast, L*, there is more noise than skin: it is not drawn up to full contrast. */
const LEAST_CONTRAST = 0.6

/**
 * (L* − local mean) / local deviation: light and shade, exposure and the camera's contrast cancel, what is left is the
 * pattern. Means over a window of some `2 · radius` px.
 */
export function localContrast({ width, height, data }: LightPlane, radius: number): LightPlane {
  const mean = boxBlur(boxBlur(data, width, height, radius), width, height, radius)
  const detail = new Float32Array(data.length)
  const squares = new Float32Array(data.length)
  for (let at = 0; at < data.length; at += 1) {
    const difference = (data[at] as number) - (mean[at] as number)
    detail[at] = difference
    squares[at] = difference * difference
  }
  const variance = boxBlur(squares, width, height, 2 * radius)
  for (let at = 0; at < data.length; at += 1)
    detail[at] = (detail[at] as number) / Math.sqrt(Math.max(0, variance[at] as number) + LEAST_CONTRAST ** 2)
  return { width, height, data: detail }
}

/** One number a pixel. */
interface SampledPlane extends ImageSize {
  readonly data: Float32Array | Uint16Array
}

/** Bilinear at a place (corner at 0), the border repeated. */
export function sampleAt({ width, height, data }: SampledPlane, x: number, y: number): number {
  const px = Math.min(width - 1, Math.max(0, x - 0.5))
  const py = Math.min(height - 1, Math.max(0, y - 0.5))
  const left = Math.floor(px)
  const top = Math.floor(py)
  const fx = px - left
  const fy = py - top
  const at = top * width + left
  const right = left + 1 < width ? 1 : 0
  const below = top + 1 < height ? width : 0
  const upper = (data[at] as number) * (1 - fx) + (data[at + right] as number) * fx
  const lower = (data[at + below] as number) * (1 - fx) + (data[at + below + right] as number) * fx
  return upper * (1 - fy) + lower * fy
}
