import { boxBlur, lightnessPlane } from '../analysis/skin/colour-features.ts'
import type { WorkPicture } from '../analysis/skin/work-picture.ts'

/** Radii of box blurs, each done twice: deviations of about 1.2, 2, 3.7 and 6.9 px. */
const FINE = [0, 1] as const
const COARSE = [2, 4] as const

/** How far the coarsest blur reaches, px. */
const REACH = 2 * COARSE[1]

/** L*: below it there is nothing but noise. */
const LEAST_CONTRAST = 0.25

/**
 * Contrast of the finest structures over that of structures some four times as coarse, where `measured` is not 0; null where
 * there is no coarse contrast to compare with. A picture out of focus or moved loses the fine ones first.
 */
export function sharpnessOf(picture: WorkPicture, measured: Uint8Array): number | null {
  const part = cutTo(picture, measured)
  if (!part) return null
  const { width, height, lightness, mask } = part
  const blurred = (radius: number): Float32Array =>
    radius === 0 ? lightness : boxBlur(boxBlur(lightness, width, height, radius), width, height, radius)
  const contrast = ([near, far]: readonly [number, number]): number =>
    deviation(blurred(near), blurred(far), mask)
  const coarse = contrast(COARSE)
  return coarse < LEAST_CONTRAST ? null : contrast(FINE) / coarse
}

interface Part {
  readonly width: number
  readonly height: number
  readonly lightness: Float32Array
  readonly mask: Uint8Array
}

/** What is measured, and what its blurs see: the rest of the picture costs nothing. Null: nothing is measured. */
function cutTo({ width, height, data, part }: WorkPicture, measured: Uint8Array): Part | null {
  let [left, right, top, bottom] = [width, -1, height, -1]
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if (measured[y * width + x] === 0) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = y
    }
  if (right < 0) return null
  left = Math.max(0, left - REACH)
  top = Math.max(0, top - REACH)
  const size = {
    width: Math.min(width, right + 1 + REACH) - left,
    height: Math.min(height, bottom + 1 + REACH) - top,
  }
  const pixels = new Uint8Array(new SharedArrayBuffer(3 * size.width * size.height))
  const mask = new Uint8Array(size.width * size.height)
  for (let y = 0; y < size.height; y += 1) {
    const from = (top + y) * width + left
    pixels.set(data.subarray(3 * from, 3 * (from + size.width)), 3 * y * size.width)
    mask.set(measured.subarray(from, from + size.width), y * size.width)
  }
  return { ...size, lightness: lightnessPlane({ ...size, data: pixels, part }), mask }
}

/** Root mean square of the difference of two planes. */
function deviation(one: Float32Array, two: Float32Array, measured: Uint8Array): number {
  let count = 0
  let squares = 0
  for (let at = 0; at < measured.length; at += 1) {
    if (measured[at] === 0) continue
    count += 1
    squares += ((one[at] as number) - (two[at] as number)) ** 2
  }
  return count === 0 ? 0 : Math.sqrt(squares / count)
}
