import sharp from 'sharp'

/** Side of the squares whose mean greys are compared, px: letters may be drawn a little otherwise, blocks may not move. */
const SQUARE = 8
/** Of 255; a line of text that has moved by half its height changes squares by 40 and more. */
export const TOLERANCE = { square: 26, mean: 1.2 } as const

export interface PageDifference {
  /** Of the square that differs most, and of all; greys 0…255. */
  readonly square: number
  readonly mean: number
}

/** How far two pictures of a page differ, square by square; infinitely where they are not of one size. */
export async function pageDifference(one: Uint8Array, other: Uint8Array): Promise<PageDifference> {
  const [a, b] = await Promise.all([squaresOf(one), squaresOf(other)])
  if (a.width !== b.width || a.squares.length !== b.squares.length)
    return { square: Infinity, mean: Infinity }
  const differences = a.squares.map((value, at) => Math.abs(value - (b.squares[at] ?? 0)))
  return {
    square: Math.max(...differences),
    mean: differences.reduce((sum, each) => sum + each, 0) / differences.length,
  }
}

export const isAlike = ({ square, mean }: PageDifference): boolean =>
  square <= TOLERANCE.square && mean <= TOLERANCE.mean

async function squaresOf(png: Uint8Array): Promise<{ readonly width: number; readonly squares: number[] }> {
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true })
  const across = Math.ceil(info.width / SQUARE)
  const down = Math.ceil(info.height / SQUARE)
  const sums = new Float64Array(across * down)
  const counts = new Float64Array(across * down)
  for (let y = 0; y < info.height; y += 1)
    for (let x = 0; x < info.width; x += 1) {
      const at = Math.floor(y / SQUARE) * across + Math.floor(x / SQUARE)
      sums[at] = (sums[at] ?? 0) + (data[y * info.width + x] ?? 0)
      counts[at] = (counts[at] ?? 0) + 1
    }
  return { width: info.width, squares: [...sums].map((sum, at) => sum / (counts[at] ?? 1)) }
}
