import { COLOUR_SCALES } from '../../shared/imaging/colour-scales.ts'
import { HATCH_STRENGTH, hatched, hatchPhase, notSkinGrey } from '../../shared/imaging/map-marks.ts'
import type { Pigment } from '../../shared/imaging/pigments.ts'
import type { ImageSize } from '../../shared/imaging/pixels.ts'
import { encodeRgb8Jpeg } from '../encoder/png.ts'
import { printGrey, printRgb } from '../encoder/print-picture.ts'

export interface MapSource {
  readonly pigment: Pigment
  /** Greyscale files; confidence and skin may be absent. */
  readonly map: Uint8Array
  readonly confidence: Uint8Array | null
  readonly skin: Uint8Array | null
  /** In colour; null: plain grey where there is no skin. */
  readonly photo: Uint8Array | null
}

const JPEG_QUALITY = 90
/** A pixel is skin from half of it on. */
const SKIN = 128
const PLAIN_GREY = 214

/** A map as it is seen on the screen: in its colours, hatched where it is uncertain, faint grey where there is no skin. */
export async function encodeMapJpeg(
  { pigment, map, confidence, skin, photo }: MapSource,
  size: ImageSize,
): Promise<Buffer> {
  const [values, sure, isSkin, rgb] = await Promise.all([
    printGrey(map, size),
    confidence && printGrey(confidence, size),
    skin && printGrey(skin, size),
    skin && photo && printRgb(photo, size),
  ])
  const scale = COLOUR_SCALES[pigment]
  const { width, height } = size
  const painted = new Uint8Array(3 * width * height)
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1) {
      if (isSkin && (isSkin[at] as number) < SKIN) {
        const [red, green, blue] = rgb ? [rgb[3 * at], rgb[3 * at + 1], rgb[3 * at + 2]] : []
        const grey = red === undefined ? PLAIN_GREY : notSkinGrey(red, green as number, blue as number)
        painted.fill(grey, 3 * at, 3 * at + 3)
        continue
      }
      const strength = sure ? (HATCH_STRENGTH[sure[at] as number] as number) : 0
      const phase = hatchPhase(x, y)
      for (let channel = 0; channel < 3; channel += 1) {
        const colour = scale[3 * (values[at] as number) + channel] as number
        painted[3 * at + channel] = strength > 0 ? hatched(colour, phase, strength) : colour
      }
    }
  return encodeRgb8Jpeg(painted, size, JPEG_QUALITY)
}
