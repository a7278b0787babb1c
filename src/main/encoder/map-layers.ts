import {
  confidencePlane,
  type MapConfidence,
  mapPlane,
  type PigmentMaps,
  PIGMENTS,
} from '../../shared/imaging/pigments.ts'
import type { ImageSize } from '../../shared/imaging/pixels.ts'
import { encodeGrey16Png, encodeGrey8Png } from './png.ts'

/** One picture of an analysis. */
export interface MapLayer {
  /** `red`, `confidence-red`, `skin` and so on. */
  readonly name: string
  /** As PNG: a map in 16 bits, a confidence or the skin in 8. */
  readonly encode: () => Promise<Buffer>
}

export interface MapPlanes {
  readonly maps: PigmentMaps
  readonly confidence: MapConfidence
  readonly skin: ImageSize & { readonly data: Uint8Array }
}

/** The names of all of them, in this order. */
export const MAP_LAYER_NAMES: readonly string[] = [
  ...PIGMENTS,
  ...PIGMENTS.map((pigment) => `confidence-${pigment}`),
  'skin',
]

/** What the numbers of an analysis come from: the three maps, how far each is to be trusted, and what is skin. */
export const mapLayers = ({ maps, confidence, skin }: MapPlanes): readonly MapLayer[] => [
  ...PIGMENTS.map((pigment) => ({
    name: pigment,
    encode: () => encodeGrey16Png(mapPlane(maps, pigment), maps),
  })),
  ...PIGMENTS.map((pigment) => ({
    name: `confidence-${pigment}`,
    encode: () => encodeGrey8Png(confidencePlane(confidence, pigment), confidence),
  })),
  { name: 'skin', encode: () => encodeGrey8Png(skin.data, skin) },
]
