import { boxBlur, colourFeatures } from '../analysis/skin/colour-features.ts'
import type { WorkPicture } from '../analysis/skin/work-picture.ts'

/** Radii of box blurs, each done twice: deviations of about 1.2, 2, 3.7 and 6.9 px. */
const FINE = [0, 1] as const
const COARSE = [2, 4] as const

/**
 * Contrast of the finest structures over that of structures some four times as coarse, where `measured` is not 0; null where
 * there is no coarse contrast to compare with. A picture out of focus or moved loses the fine ones first.
 */
export function sharpnessOf(picture: WorkPicture, measured: Uint8Array): number | null {
  const { lightness, width, height } = colourFeatures(picture)
  const blurred = (radius: number): Float32Array =>
    radius === 0 ? lightness : boxBlur(boxBlur(lightness, width, height, radius), width, height, radius)
  const contrast = ([near, far]: readonly [number, number]): number =>
    deviation(blurred(near), blurred(far), measured)
  const coarse = contrast(COARSE)
  return coarse < LEAST_CONTRAST ? null : contrast(FINE) / coarse
}

/** L*: below it there is nothing but noise. */
const LEAST_CONTRAST = 0.25

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
