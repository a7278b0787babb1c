import type { LightPlane } from './light-plane.ts'

/** A plane with the sums that normalised cross-correlation needs (Lewis 1995). */
export interface MatchPlane extends LightPlane {
  /** 1 where the pixel shows something. */
  readonly valid: Uint8Array
  /** Sums of values and of squares over all above and to the left; one row and column more than the plane. */
  readonly sums: Float64Array
  readonly squares: Float64Array
}

export interface Match {
  /** Px of the plane. */
  readonly dx: number
  readonly dy: number
  /** Normalised cross-correlation, −1…1. */
  readonly correlation: number
}

/** A block that is flatter than this (variance of normalised contrast) has nothing to be found by. */
const LEAST_VARIANCE = 0.04

export function matchPlane(plane: LightPlane, valid: Uint8Array): MatchPlane {
  const { width, height, data } = plane
  const sums = new Float64Array((width + 1) * (height + 1))
  const squares = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y += 1) {
    let sum = 0
    let square = 0
    for (let x = 0; x < width; x += 1) {
      const value = data[y * width + x] as number
      sum += value
      square += value * value
      const at = (y + 1) * (width + 1) + x + 1
      sums[at] = (sums[at - width - 1] as number) + sum
      squares[at] = (squares[at - width - 1] as number) + square
    }
  }
  return { ...plane, valid, sums, squares }
}

/**
 * Where the block of `2 · radius + 1` px round a pixel of one plane is found in the other, within `search` px of another
 * pixel; to a fraction of a pixel by a parabola through the best place and its neighbours. Null where a block leaves
 * what is valid, is flat, or is best at the edge of the search.
 */
export function matchBlock(
  from: MatchPlane,
  to: MatchPlane,
  at: { readonly x: number; readonly y: number },
  near: { readonly x: number; readonly y: number },
  radius: number,
  search: number,
): Match | null {
  if (!blockIsValid(from, at.x, at.y, radius)) return null
  const count = (2 * radius + 1) ** 2
  const own = blockSum(from, from.sums, at.x, at.y, radius)
  const ownSpread = blockSum(from, from.squares, at.x, at.y, radius) - (own * own) / count
  if (ownSpread < LEAST_VARIANCE * count) return null
  const side = 2 * search + 1
  const scores = new Float64Array(side * side).fill(-1)
  let best = -1
  let bestScore = -1
  for (let index = 0; index < scores.length; index += 1) {
    const x = near.x + (index % side) - search
    const y = near.y + Math.floor(index / side) - search
    if (!blockIsValid(to, x, y, radius)) continue
    const sum = blockSum(to, to.sums, x, y, radius)
    const spread = blockSum(to, to.squares, x, y, radius) - (sum * sum) / count
    if (spread < LEAST_VARIANCE * count) continue
    const product = blockProduct(from, to, at, { x, y }, radius) - (own * sum) / count
    const score = product / Math.sqrt(ownSpread * spread)
    scores[index] = score
    if (score > bestScore) {
      best = index
      bestScore = score
    }
  }
  const column = best % side
  const row = Math.floor(best / side)
  if (best < 0 || column === 0 || row === 0 || column === side - 1 || row === side - 1) return null
  return {
    dx: near.x - at.x + column - search + peak(scores, best, 1),
    dy: near.y - at.y + row - search + peak(scores, best, side),
    correlation: bestScore,
  }
}

/** Offset of a parabola's top from the middle of three scores, −0.5…0.5. */
function peak(scores: Float64Array, at: number, step: number): number {
  const [before, here, after] = [scores[at - step], scores[at], scores[at + step]] as [number, number, number]
  const bend = before - 2 * here + after
  return bend < 0 ? Math.min(0.5, Math.max(-0.5, (before - after) / (2 * bend))) : 0
}

function blockIsValid({ width, height, valid }: MatchPlane, x: number, y: number, radius: number): boolean {
  const [left, top, right, bottom] = [x - radius, y - radius, x + radius, y + radius]
  if (left < 0 || top < 0 || right >= width || bottom >= height) return false
  return (
    valid[top * width + left] === 1 &&
    valid[top * width + right] === 1 &&
    valid[bottom * width + left] === 1 &&
    valid[bottom * width + right] === 1
  )
}

function blockSum({ width }: MatchPlane, table: Float64Array, x: number, y: number, radius: number): number {
  const stride = width + 1
  const upper = (y - radius) * stride
  const lower = (y + radius + 1) * stride
  const left = x - radius
  const right = x + radius + 1
  return (
    (table[lower + right] as number) -
    (table[upper + right] as number) -
    (table[lower + left] as number) +
    (table[upper + left] as number)
  )
}

function blockProduct(
  from: MatchPlane,
  to: MatchPlane,
  at: { readonly x: number; readonly y: number },
  other: { readonly x: number; readonly y: number },
  radius: number,
): number {
  const [one, two] = [from.data, to.data]
  let even = 0
  let odd = 0
  for (let row = -radius; row <= radius; row += 1) {
    let first = (at.y + row) * from.width + at.x - radius
    let second = (other.y + row) * to.width + other.x - radius
    // Two sums at once: neither has to wait for the other.
    for (const end = first + 2 * radius; first < end; first += 2, second += 2) {
      even += (one[first] as number) * (two[second] as number)
      odd += (one[first + 1] as number) * (two[second + 1] as number)
    }
    even += (one[first] as number) * (two[second] as number)
  }
  return even + odd
}
