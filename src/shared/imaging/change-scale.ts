import { srgbBytesOfLab } from './colour-scales.ts'

/**
 * The colours of change between two photos: blue = less, orange = more, nearly white = none that is larger than noise.
 * Both arms fall in the same even steps of lightness and grow in the same steps of chroma, so that equal changes look
 * equal; blue and orange are told apart by all common kinds of colour vision. No pigment and no light is drawn with it. [D]
 */

/** Odd, so that no change has a colour of its own in the middle. */
export const CHANGE_STEPS = 255
const MIDDLE = (CHANGE_STEPS - 1) / 2

const NONE = { lightness: 96, chroma: 0 }
const FULL = { lightness: 48, chroma: 40 }
/** CIE hue angles, degrees. */
const HUES = { less: 258, more: 62 }

/** sRGB triples, interleaved, from full decrease over none to full increase. */
export const CHANGE_SCALE: Uint8Array = scale()

function scale(): Uint8Array {
  const bytes = new Uint8Array(CHANGE_STEPS * 3)
  for (let step = 0; step < CHANGE_STEPS; step += 1) {
    const share = Math.abs(step - MIDDLE) / MIDDLE
    const lightness = NONE.lightness + (FULL.lightness - NONE.lightness) * share
    const chroma = NONE.chroma + (FULL.chroma - NONE.chroma) * share
    const radians = ((step < MIDDLE ? HUES.less : HUES.more) * Math.PI) / 180
    bytes.set(srgbBytesOfLab(lightness, chroma * Math.cos(radians), chroma * Math.sin(radians)), 3 * step)
  }
  return bytes
}

/** The change of a map that has the scale's end colours. */
export const FULL_CHANGE = 0.5

/** The scale's step for a signed change; changes of ±`full` and more have its end colours. */
export function changeStep(change: number, full: number): number {
  return MIDDLE + Math.round(MIDDLE * Math.min(1, Math.max(-1, change / full)))
}
