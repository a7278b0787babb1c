import type { CaptureFigures, LightFigures } from '../../shared/imaging/capture-figures.ts'
import { quantile } from '../analysis/alignment/similarity-fit.ts'
import { labOfPicture } from '../analysis/skin/picture-lab.ts'
import type { WorkPicture } from '../analysis/skin/work-picture.ts'

/** Fewer pixels than these tell nothing of the light. */
const LEAST_PIXELS = 60

/** A byte from here on is burnt out; an L* below this is nearly black. */
const BURNT = 253
const BLACK = 12

/** How the skin of a small picture is lit; null where there is hardly any. `skin`: a byte a pixel, 0 = none. */
export function skinLight(picture: WorkPicture, skin: Uint8Array): LightFigures | null {
  const { width, data } = picture
  const pixels: number[] = []
  for (let at = 0; at < skin.length; at += 1) if (skin[at] !== 0) pixels.push(at)
  if (pixels.length < LEAST_PIXELS) return null
  const [lightness, a, b] = labOfPicture(picture)
  const medianOf = (plane: Float32Array, places: readonly number[]): number =>
    quantile(
      Float64Array.from(places, (at) => plane[at] as number),
      0.5,
    )
  const [medianA, medianB] = [medianOf(a, pixels), medianOf(b, pixels)]
  const share = (is: (at: number) => boolean): number => pixels.filter(is).length / pixels.length
  const halves = (of: (at: number) => number): number => {
    const middle = quantile(pixels.map(of), 0.5)
    const one = pixels.filter((at) => of(at) < middle)
    const two = pixels.filter((at) => of(at) > middle)
    if (one.length === 0 || two.length === 0) return 0
    return Math.abs(medianOf(lightness, one) - medianOf(lightness, two))
  }
  return {
    lightness: medianOf(lightness, pixels),
    unevenness: Math.max(
      halves((at) => at % width),
      halves((at) => Math.floor(at / width)),
    ),
    burntShare: share((at) => isBurnt(data, at)),
    blackShare: share((at) => (lightness[at] as number) < BLACK),
    hueDegrees: (Math.atan2(medianB, medianA) * 180) / Math.PI,
    chroma: Math.hypot(medianA, medianB),
  }
}

/** How light a small picture is, skin or not. */
export function wholeLight(picture: WorkPicture): CaptureFigures['whole'] {
  const [lightness] = labOfPicture(picture)
  const burnt = lightness.reduce((count, _, at) => count + (isBurnt(picture.data, at) ? 1 : 0), 0)
  return { lightness: quantile(lightness, 0.5), burntShare: burnt / lightness.length }
}

const isBurnt = (data: Uint8Array, at: number): boolean =>
  (data[3 * at] as number) >= BURNT ||
  (data[3 * at + 1] as number) >= BURNT ||
  (data[3 * at + 2] as number) >= BURNT
