import type { ImageSize } from '../../src/shared/imaging/pixels.ts'

/** Side of the squares that photos are cut into, px. */
export const SQUARE = 256

/** The upper left corner of a square. */
export interface Square {
  readonly x: number
  readonly y: number
}

/** A square with less skin than this teaches nothing. */
const LEAST_SKIN = 0.3

/**
 * Squares of `side` px that cover a photo, the last of a row and column moved in so that they end at its border; only
 * those that show skin (`skin`: a byte per pixel, 0 = none).
 */
export function squaresOf({ width, height }: ImageSize, skin: Uint8Array, side: number): Square[] {
  const squares: Square[] = []
  for (const y of starts(height, side))
    for (const x of starts(width, side)) {
      let count = 0
      for (let row = y; row < y + side; row++)
        for (let column = x; column < x + side; column++) if (skin[row * width + column] !== 0) count += 1
      if (count >= LEAST_SKIN * side * side) squares.push({ x, y })
    }
  return squares
}

function starts(length: number, side: number): readonly number[] {
  const count = Math.ceil(length / side)
  return Array.from({ length: count }, (_, index) => Math.min(index * side, length - side))
}
