import { LOW_CONFIDENCE } from './metrics.ts'
import { CONFIDENCE_FULL } from './pigments.ts'

/**
 * How a map says what it does not know: hatching where it is not to be trusted, the photo in faint grey where there is
 * no skin. Tiles and legends are painted with the same functions. All of it is neutral grey: colours mean pigment. [D]
 */

/** Pixels from one hatching line to the next along a row; across the lines it is 1/√2 of that. */
export const HATCH_PERIOD = 10

/**
 * One period of the hatching along a row. A dark line with a light one beside it: whatever the map's colour, one of the
 * two stands out from it.
 */
const HATCH: readonly (readonly [grey: number, strength: number])[] = [
  [78, 0.3],
  [78, 0.62],
  [78, 0.3],
  [250, 0.25],
  [250, 0.5],
  [250, 0.25],
]

/** Below `LOW_CONFIDENCE` the hatching comes in over this span of confidence, so that nothing flickers at its border. */
const HATCH_FADE = 0.1

/** How strongly a map is hatched, 0…1, by its stored confidence. */
export const HATCH_STRENGTH: Float32Array = Float32Array.from(
  { length: CONFIDENCE_FULL + 1 },
  (_, stored) => {
    const depth = (LOW_CONFIDENCE - stored / CONFIDENCE_FULL) / HATCH_FADE
    const at = Math.min(1, Math.max(0, depth))
    return at * at * (3 - 2 * at)
  },
)

const GREYS = Uint8Array.from({ length: HATCH_PERIOD }, (_, phase) => HATCH[phase]?.[0] ?? 0)
const STRENGTHS = Float32Array.from({ length: HATCH_PERIOD }, (_, phase) => HATCH[phase]?.[1] ?? 0)

/** Where pixel x, y of a pyramid level lies in the hatching. */
export function hatchPhase(x: number, y: number): number {
  return (x + y) % HATCH_PERIOD
}

/** A colour's channel under hatching of a strength 0…1. */
export function hatched(channel: number, phase: number, strength: number): number {
  return (channel + ((GREYS[phase] as number) - channel) * (STRENGTHS[phase] as number) * strength + 0.5) | 0
}

/** The greys of what is not skin, for a black and a white photo: below "no excess" (243), above most of a map. */
const NOT_SKIN_DARK = 182
const NOT_SKIN_LIGHT = 222

/** The grey for a pixel of the photo (sRGB bytes) that is not skin. */
export function notSkinGrey(red: number, green: number, blue: number): number {
  const lightness = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return (NOT_SKIN_DARK + (lightness * (NOT_SKIN_LIGHT - NOT_SKIN_DARK)) / 255 + 0.5) | 0
}

/** In place of a map's percent where there is no skin: above all of them, so that no threshold takes the grey away. */
export const NO_PERCENT = 255
