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

/** One map as a view, without a copy. */
export function mapPlane(
  { width, height, data }: PigmentMaps,
  pigment: Pigment,
): Uint16Array<SharedArrayBuffer> {
  const pixels = width * height
  const index = PIGMENTS.indexOf(pigment)
  return data.subarray(index * pixels, (index + 1) * pixels)
}
