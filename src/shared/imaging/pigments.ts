/** The three pigment maps, in the order in which the net gives them. Ids, not colour words, go into code and files. */
export const PIGMENTS = ['red', 'brown', 'gray'] as const
export type Pigment = (typeof PIGMENTS)[number]

/** The value of a stored map that stands for 1.0. */
export const MAP_FULL = 65535

/** Three 16-bit planes of `width × height`, 0 = none … `MAP_FULL` = 1.0, one after the other, in the order of `PIGMENTS`. */
export interface PigmentMaps {
  readonly width: number
  readonly height: number
  readonly data: Uint16Array<SharedArrayBuffer>
}

/** The value of a stored confidence that stands for 1.0. */
export const CONFIDENCE_FULL = 255

/**
 * How far each map is to be trusted, pixel by pixel, in the maps' order: 0 = not at all … `CONFIDENCE_FULL` = surely within
 * the net's error bound (`errorBound` and `errorShare` in models/manifest.json).
 */
export interface MapConfidence {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array<SharedArrayBuffer>
}

/** One map's confidence as a view, without a copy. */
export function confidencePlane(
  { width, height, data }: MapConfidence,
  pigment: Pigment,
): Uint8Array<SharedArrayBuffer> {
  const index = PIGMENTS.indexOf(pigment)
  return data.subarray(index * width * height, (index + 1) * width * height)
}

/** One map as a view, without a copy. */
export function mapPlane(
  { width, height, data }: PigmentMaps,
  pigment: Pigment,
): Uint16Array<SharedArrayBuffer> {
  const pixels = width * height
  const index = PIGMENTS.indexOf(pigment)
  return data.subarray(index * pixels, (index + 1) * pixels)
}
