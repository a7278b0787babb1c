import { srgbByte } from '../../../shared/imaging/colour.ts'
import { lightModel, type Light } from '../../../shared/imaging/lights.ts'
import { MAP_FULL, PIGMENTS, type Pigment } from '../../../shared/imaging/pigments.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { PixelRect } from '../../../shared/imaging/pyramid.ts'
import { mapPercents } from './map-percents.ts'
import { cutMapTile } from './map-tile.ts'

/** Tasks that cut one tile out of a level of a layer, as interleaved sRGB bytes. Small enough not to be cancelled. */

interface TileInput {
  /** Of the level. */
  readonly size: ImageSize
  /** Lies inside the level. */
  readonly rect: PixelRect
}

type Tile = Uint8Array<ArrayBuffer>

export interface PictureTileInput extends TileInput {
  /** Interleaved R, G, B. */
  readonly picture: Uint8Array<SharedArrayBuffer>
}

function cutPictureTile({ size, rect, picture }: PictureTileInput): Tile {
  const tile = new Uint8Array(rect.width * rect.height * 3)
  for (let y = 0; y < rect.height; y += 1) {
    const from = ((rect.y + y) * size.width + rect.x) * 3
    tile.set(picture.subarray(from, from + rect.width * 3), y * rect.width * 3)
  }
  return tile
}

export interface LightTileInput extends TileInput {
  readonly light: Light
  /** Absent: of all maps. */
  readonly only?: Pigment | undefined
  /** The maps one after another, in the order of `PIGMENTS`. */
  readonly maps: Uint16Array
  /** Luminance of the specular image, 0…`MAP_FULL`. */
  readonly shade: Uint16Array
}

/** As `renderLight` does it (pipeline §6), for the pixels of one tile. */
function cutLightTile({ size, rect, light, only, maps, shade }: LightTileInput): Tile {
  const { colour, attenuation } = lightModel(light, only)
  const [kRed = 0, kBrown = 0, kGray = 0] = PIGMENTS.map((pigment) => attenuation[pigment] / MAP_FULL)
  const [red, green, blue] = colour
  const pixels = size.width * size.height
  const tile = new Uint8Array(rect.width * rect.height * 3)
  let to = 0
  for (let y = 0; y < rect.height; y += 1)
    for (let at = (rect.y + y) * size.width + rect.x, end = at + rect.width; at < end; at += 1) {
      const exponent =
        kRed * (maps[at] as number) +
        kBrown * (maps[pixels + at] as number) +
        kGray * (maps[2 * pixels + at] as number)
      const radiance = ((shade[at] as number) / MAP_FULL) * Math.exp(-exponent)
      tile[to] = srgbByte(radiance * red)
      tile[to + 1] = srgbByte(radiance * green)
      tile[to + 2] = srgbByte(radiance * blue)
      to += 3
    }
  return tile
}

export const tileTasks = { cutPictureTile, cutMapTile, cutLightTile, mapPercents }
