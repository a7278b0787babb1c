import { encodeSrgb } from './colour.ts'
import type { Pigment } from './pigments.ts'

/**
 * The colours that maps are shown in. Each goes in even steps of lightness (CIE L*) from nearly white (0, no excess) to a
 * dark tone of its pigment (1.0), so that equal differences look equal, also to the colour-blind and on paper. The scales
 * are for pigments only: nothing else in the interface is coloured with them. [D]
 */

/** CIE L*, C* and hue angle in degrees. */
type Lch = readonly [lightness: number, chroma: number, hue: number]

interface ScaleEnds {
  readonly none: Lch
  /** Where chroma is highest, half way. */
  readonly middle: Lch
  readonly full: Lch
}

const ENDS: Readonly<Record<Pigment, ScaleEnds>> = {
  red: { none: [96, 2, 20], middle: [60, 52, 22], full: [24, 46, 28] },
  brown: { none: [96, 3, 80], middle: [60, 42, 66], full: [24, 28, 56] },
  gray: { none: [96, 1, 250], middle: [60, 8, 250], full: [24, 12, 260] },
}

export const SCALE_STEPS = 256

/** 256 sRGB triples, interleaved, for map values 0…1. */
export const COLOUR_SCALES: Readonly<Record<Pigment, Uint8Array>> = {
  red: scaleOf(ENDS.red),
  brown: scaleOf(ENDS.brown),
  gray: scaleOf(ENDS.gray),
}

function scaleOf({ none, middle, full }: ScaleEnds): Uint8Array {
  const bytes = new Uint8Array(SCALE_STEPS * 3)
  for (let step = 0; step < SCALE_STEPS; step += 1) {
    const at = step / (SCALE_STEPS - 1)
    const lightness = none[0] + (full[0] - none[0]) * at
    bytes.set(srgbOfLch([lightness, between(1), between(2)]), 3 * step)

    function between(part: 1 | 2): number {
      return at < 0.5
        ? none[part] + (middle[part] - none[part]) * at * 2
        : middle[part] + (full[part] - middle[part]) * (at * 2 - 1)
    }
  }
  return bytes
}

/** CIE LCh (white = sRGB white) to sRGB bytes, clipped to the gamut. */
function srgbOfLch([lightness, chroma, hue]: Lch): [number, number, number] {
  const radians = (hue * Math.PI) / 180
  return srgbBytesOfLab(lightness, chroma * Math.cos(radians), chroma * Math.sin(radians))
}

/** L* (0…100), a*, b* to sRGB bytes, clipped to the gamut. For single colours; images go through a worker's task. */
export function srgbBytesOfLab(lightness: number, a: number, b: number): [number, number, number] {
  const fy = (lightness + 16) / 116
  const x = 0.95047 * inverse(fy + a / 500)
  const y = inverse(fy)
  const z = 1.08883 * inverse(fy - b / 200)
  return [
    byte(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
    byte(-0.969266 * x + 1.8760108 * y + 0.041556 * z),
    byte(0.0556434 * x - 0.2040259 * y + 1.0572252 * z),
  ]
}

function inverse(f: number): number {
  return f > 6 / 29 ? f ** 3 : 3 * (6 / 29) ** 2 * (f - 4 / 29)
}

function byte(linear: number): number {
  return Math.round(255 * encodeSrgb(Math.min(1, Math.max(0, linear))))
}
