/** The three pigment maps, in the order in which the net gives them. Ids, not colour words, go into code and files. */
export const PIGMENTS = ['red', 'brown', 'gray'] as const
export type Pigment = (typeof PIGMENTS)[number]

/** Three float32 planes of `width × height` in [0, 1], one after the other, in the order of `PIGMENTS`. */
export interface PigmentMaps {
  readonly width: number
  readonly height: number
  readonly data: Float32Array<SharedArrayBuffer>
}
