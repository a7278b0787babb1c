import type { Point } from '../../../shared/imaging/outline.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import type { WorkPicture } from '../skin/work-picture.ts'

/** An area of one colour with a clear border that is about as a square seen askew is: perhaps a patch of a card. */
export interface UniformArea extends Point {
  /** Root of the pixels inside its border. */
  readonly side: number
}

/** How far the border's colours reach into an area: the blur and the difference over two pixels, px at each side. */
export const BORDER_PX = 1.5

const LEAST_PIXELS = 20
/** Of the picture. */
const LARGEST_SHARE = 0.03

/** Pixels of a parallelogram are 12 times the root of the determinant of their places' covariance; of an ellipse 4π. */
const SOLID = { least: 0.84, most: 1.12 } as const

/** Shortest over longest axis. */
const LEAST_ASPECT = 0.35

/** The largest difference of any channel over two pixels, 0…255, after a blur by 3 × 3 pixels. */
export function edgePlane({ width, height, data }: WorkPicture, context: TaskContext): Uint8Array {
  const blurred = blur(data, width, height)
  context.throwIfCancelled()
  const edges = new Uint8Array(width * height).fill(255)
  const stride = 3 * width
  for (let y = 1; y + 1 < height; y += 1)
    for (let x = 1, at = y * width + 1, from = 3 * at; x + 1 < width; x += 1, at += 1) {
      let most = 0
      for (const end = from + 3; from < end; from += 1) {
        const across = Math.abs((blurred[from + 3] as number) - (blurred[from - 3] as number))
        const down = Math.abs((blurred[from + stride] as number) - (blurred[from - stride] as number))
        if (across > most) most = across
        if (down > most) most = down
      }
      edges[at] = most
    }
  return edges
}

function blur(data: Uint8Array, width: number, height: number): Uint8Array {
  const stride = 3 * width
  const result = new Uint8Array(data.length)
  const sums = new Uint16Array(stride)
  for (let y = 1; y + 1 < height; y += 1) {
    const row = y * stride
    for (let at = 0; at < stride; at += 1) {
      const from = row + at
      sums[at] = (data[from - stride] as number) + (data[from] as number) + (data[from + stride] as number)
    }
    for (let at = 3; at + 3 < stride; at += 1)
      result[row + at] = ((sums[at - 3] as number) + (sums[at] as number) + (sums[at + 3] as number)) / 9
  }
  return result
}

/** The areas whose pixels all have an edge of less than `threshold`. */
export function uniformAreas(
  { width, height }: WorkPicture,
  edges: Uint8Array,
  threshold: number,
  context: TaskContext,
): UniformArea[] {
  const largest = LARGEST_SHARE * width * height
  const seen = new Uint8Array(width * height)
  for (let at = 0; at < seen.length; at += 1) if ((edges[at] as number) >= threshold) seen[at] = 1
  const stack = new Int32Array(width * height)
  const areas: UniformArea[] = []
  for (let start = 0; start < seen.length; start += 1) {
    if (start % width === 0) context.throwIfCancelled()
    if (seen[start] === 1) continue
    const moments = flood(start, seen, stack, width)
    if (moments.count < LEAST_PIXELS || moments.count > largest) continue
    const area = patchLike(moments)
    if (area) areas.push(area)
  }
  return areas
}

interface Moments {
  readonly count: number
  readonly x: number
  readonly y: number
  readonly xx: number
  readonly xy: number
  readonly yy: number
}

function flood(start: number, seen: Uint8Array, stack: Int32Array, width: number): Moments {
  let [count, x, y, xx, xy, yy] = [0, 0, 0, 0, 0, 0]
  let depth = 1
  stack[0] = start
  seen[start] = 1
  const startX = start % width
  const startY = Math.floor(start / width)
  while (depth > 0) {
    depth -= 1
    const at = stack[depth] as number
    const row = (at / width) | 0
    const dx = at - row * width - startX
    const dy = row - startY
    count += 1
    x += dx
    y += dy
    xx += dx * dx
    xy += dx * dy
    yy += dy * dy
    // The outermost pixels are edges: no neighbour lies outside.
    if (seen[at - 1] === 0) stack[depth++] = mark(seen, at - 1)
    if (seen[at + 1] === 0) stack[depth++] = mark(seen, at + 1)
    if (seen[at - width] === 0) stack[depth++] = mark(seen, at - width)
    if (seen[at + width] === 0) stack[depth++] = mark(seen, at + width)
  }
  return {
    count,
    x: startX + x / count,
    y: startY + y / count,
    xx: xx / count - (x / count) ** 2,
    xy: xy / count - (x / count) * (y / count),
    yy: yy / count - (y / count) ** 2,
  }
}

function mark(seen: Uint8Array, at: number): number {
  seen[at] = 1
  return at
}

function patchLike({ count, x, y, xx, xy, yy }: Moments): UniformArea | null {
  const determinant = xx * yy - xy * xy
  if (determinant <= 0) return null
  // Whole pixels: a single one has a variance of a twelfth.
  const solidity = count / (12 * Math.sqrt((xx + 1 / 12) * (yy + 1 / 12) - xy * xy))
  if (solidity < SOLID.least || solidity > SOLID.most) return null
  const middle = (xx + yy) / 2
  const away = Math.hypot((xx - yy) / 2, xy)
  if (Math.sqrt(Math.max(0, middle - away) / (middle + away)) < LEAST_ASPECT) return null
  return { x, y, side: Math.sqrt(count) }
}
