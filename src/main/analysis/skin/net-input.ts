import type { WorkPicture } from './work-picture.ts'

interface Square {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where the samples of one axis lie: the pixel before and after each, and how far it is between them. Before −1: outside. */
interface Samples {
  readonly before: Int32Array
  readonly after: Int32Array
  readonly share: Float64Array
}

/**
 * A square of the picture as (channel, row, column), (value − mean) / 255, bilinear; black outside `inside`. Where a step jumps over
 * pixels, the mean of several samples stands for what lies between.
 */
export function netInput(
  { width, height, data }: WorkPicture,
  square: Square,
  side: number,
  mean: readonly [number, number, number],
  inside: Square = { x: 0, y: 0, width, height },
): Float32Array {
  const input = new Float32Array(3 * side * side)
  const step = square.width / side
  const samples = Math.max(1, Math.round(step))
  const count = samples * samples
  const across = samplesOf(square.x, step, side, samples, inside.x, inside.width, width)
  const down = samplesOf(square.y, step, side, samples, inside.y, inside.height, height)
  const [meanRed, meanGreen, meanBlue] = mean
  const plane = side * side
  for (let row = 0; row < side; row += 1)
    for (let column = 0; column < side; column += 1) {
      let red = 0
      let green = 0
      let blue = 0
      for (let y = row * samples; y < (row + 1) * samples; y += 1) {
        const top = 3 * width * (down.before[y] as number)
        if (top < 0) continue
        const bottom = 3 * width * (down.after[y] as number)
        const dy = down.share[y] as number
        for (let x = column * samples; x < (column + 1) * samples; x += 1) {
          const left = 3 * (across.before[x] as number)
          if (left < 0) continue
          const right = 3 * (across.after[x] as number)
          const dx = across.share[x] as number
          const a = top + left
          const b = top + right
          const c = bottom + left
          const d = bottom + right
          red += between(data, a, b, c, d, dx, dy)
          green += between(data, a + 1, b + 1, c + 1, d + 1, dx, dy)
          blue += between(data, a + 2, b + 2, c + 2, d + 2, dx, dy)
        }
      }
      const to = row * side + column
      input[to] = (red / count - meanRed) / 255
      input[plane + to] = (green / count - meanGreen) / 255
      input[2 * plane + to] = (blue / count - meanBlue) / 255
    }
  return input
}

/** Bilinear, from the four pixels round a sample. */
function between(
  data: Uint8Array,
  a: number,
  b: number,
  c: number,
  d: number,
  dx: number,
  dy: number,
): number {
  const upper = (data[a] as number) * (1 - dx) + (data[b] as number) * dx
  const lower = (data[c] as number) * (1 - dx) + (data[d] as number) * dx
  return upper * (1 - dy) + lower * dy
}

function samplesOf(
  from: number,
  step: number,
  side: number,
  samples: number,
  insideFrom: number,
  insideLength: number,
  length: number,
): Samples {
  const count = side * samples
  const before = new Int32Array(count)
  const after = new Int32Array(count)
  const share = new Float64Array(count)
  for (let at = 0; at < count; at += 1) {
    const place = from + (Math.floor(at / samples) + ((at % samples) + 0.5) / samples) * step - 0.5
    if (place < insideFrom - 0.5 || place > insideFrom + insideLength - 0.5) {
      before[at] = -1
      continue
    }
    const near = Math.min(length - 1, Math.max(0, Math.floor(place)))
    before[at] = near
    after[at] = Math.min(length - 1, near + 1)
    share[at] = Math.min(1, Math.max(0, place - near))
  }
  return { before, after, share }
}
