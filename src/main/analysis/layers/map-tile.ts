import { COLOUR_SCALES } from '../../../shared/imaging/colour-scales.ts'
import { HATCH_STRENGTH, hatched, hatchPhase, notSkinGrey } from '../../../shared/imaging/map-marks.ts'
import { MAP_FULL, type Pigment } from '../../../shared/imaging/pigments.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { PixelRect } from '../../../shared/imaging/pyramid.ts'

export interface MapTileInput {
  /** Of the level. */
  readonly size: ImageSize
  /** Lies inside the level. */
  readonly rect: PixelRect
  /** Where `size` lies in a level of which it is a part. */
  readonly origin?: { readonly x: number; readonly y: number }
  readonly pigment: Pigment
  /** Skin whose value is below shows the photo instead, 0…`MAP_FULL`. */
  readonly least?: number
  /** Means over the pixel, 0 wherever there is no skin. */
  readonly map: Uint16Array
  readonly confidence: Uint8Array
  /** How much of the pixel is skin, 0…255. */
  readonly skin: Uint8Array
  /** The photo, interleaved R, G, B. */
  readonly photo: Uint8Array
}

/** A pixel that is skin all over, and full confidence. */
const FULLY = 255

/**
 * A tile of a map: the map's colour, hatched where it is not to be trusted, and the photo in faint grey where there is no
 * skin; below a threshold the photo as it is. On coarser levels a pixel at the skin's border holds both in their shares; there map and confidence are those of
 * its skin alone. What is painted depends on the pixel's place in the level only, never on how the level is cut.
 */
export function cutMapTile({
  size,
  rect,
  origin = { x: 0, y: 0 },
  pigment,
  least = 0,
  map,
  confidence,
  skin,
  photo,
}: MapTileInput): Uint8Array<ArrayBuffer> {
  const scale = COLOUR_SCALES[pigment]
  const tile = new Uint8Array(rect.width * rect.height * 3)
  let to = 0
  for (let y = rect.y; y < rect.y + rect.height; y += 1)
    for (let x = rect.x; x < rect.x + rect.width; x += 1, to += 3) {
      const at = y * size.width + x
      const covered = skin[at] as number
      if (covered > 0) {
        // Both are means over the whole pixel, and 0 off the skin.
        const weight = covered === FULLY ? 1 : FULLY / covered
        const value = Math.min(MAP_FULL, (map[at] as number) * weight)
        if (value < least) {
          for (let channel = 0; channel < 3; channel += 1)
            tile[to + channel] = photo[3 * at + channel] as number
          continue
        }
        const trust = Math.min(FULLY, (confidence[at] as number) * weight)
        const step = 3 * (((value * 255 + 32767) / MAP_FULL) | 0)
        const strength = HATCH_STRENGTH[trust | 0] as number
        tile[to] = scale[step] as number
        tile[to + 1] = scale[step + 1] as number
        tile[to + 2] = scale[step + 2] as number
        if (strength > 0) {
          const phase = hatchPhase(origin.x + x, origin.y + y)
          for (let channel = to; channel < to + 3; channel += 1)
            tile[channel] = hatched(tile[channel] as number, phase, strength)
        }
      }
      if (covered < FULLY) {
        const grey = notSkinGrey(
          photo[3 * at] as number,
          photo[3 * at + 1] as number,
          photo[3 * at + 2] as number,
        )
        for (let channel = to; channel < to + 3; channel += 1)
          tile[channel] = grey + (((tile[channel] as number) - grey) * covered) / FULLY
      }
    }
  return tile
}
