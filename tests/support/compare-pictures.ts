import sharp from 'sharp'

/** Side of the squares whose mean colours are compared, px: letters may be drawn a little otherwise, blocks may not move. */
const SQUARE = 8

/** What is compared: greys, or red, green and blue each on its own. */
export type Colours = 'grey' | 'rgb'

export interface Tolerance {
  /** Of the square that differs most, and of all; 0…255. */
  readonly square: number
  readonly mean: number
}
export type PictureDifference = Tolerance

/** How far two pictures differ, square by square; infinitely where they are not of one size. */
export async function pictureDifference(
  one: Uint8Array,
  other: Uint8Array,
  colours: Colours,
): Promise<PictureDifference> {
  const [a, b] = await Promise.all([squaresOf(one, colours), squaresOf(other, colours)])
  if (a.width !== b.width || a.squares.length !== b.squares.length)
    return { square: Infinity, mean: Infinity }
  const differences = a.squares.map((value, at) => Math.abs(value - (b.squares[at] ?? 0)))
  return {
    square: Math.max(...differences),
    mean: differences.reduce((sum, each) => sum + each, 0) / differences.length,
  }
}

export const isWithin = (difference: PictureDifference, tolerance: Tolerance): boolean =>
  difference.square <= tolerance.square && difference.mean <= tolerance.mean

async function squaresOf(
  png: Uint8Array,
  colours: Colours,
): Promise<{ readonly width: number; readonly squares: number[] }> {
  const upright = sharp(png)
    .removeAlpha()
    .toColourspace(colours === 'grey' ? 'b-w' : 'srgb')
  const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const across = Math.ceil(width / SQUARE)
  const down = Math.ceil(height / SQUARE)
  const sums = new Float64Array(across * down * channels)
  const counts = new Float64Array(across * down * channels)
  for (const [index, value] of data.entries()) {
    const channel = index % channels
    const x = Math.floor(index / channels) % width
    const y = Math.floor(index / channels / width)
    const at = (Math.floor(y / SQUARE) * across + Math.floor(x / SQUARE)) * channels + channel
    sums[at] = (sums[at] ?? 0) + value
    counts[at] = (counts[at] ?? 0) + 1
  }
  return { width, squares: [...sums].map((sum, at) => sum / (counts[at] ?? 1)) }
}
