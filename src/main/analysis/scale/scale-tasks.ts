import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import type { RowBand } from '../row-bands.ts'

export interface EnlargeInput extends RowBand {
  /** Of the source. */
  readonly size: ImageSize
  readonly factor: number
  /** Planes of `size`, one after the other. */
  readonly source: Float32Array<SharedArrayBuffer>
  /** As many planes, `factor` times as wide and high; the band's rows are theirs. */
  readonly target: Float32Array<SharedArrayBuffer>
}

export interface EnlargeSkinInput extends RowBand {
  readonly size: ImageSize
  readonly factor: number
  readonly source: Uint8Array<SharedArrayBuffer>
  readonly target: Uint8Array<SharedArrayBuffer>
}

type Samples = Uint8Array<SharedArrayBuffer> | Uint16Array<SharedArrayBuffer>

export interface ReduceInput extends RowBand {
  /** Of the target; the band's rows are its rows. */
  readonly size: ImageSize
  readonly factor: number
  /** Planes `factor` times as wide and high, one after the other. */
  readonly source: Samples
  /** As many planes of `size`, of the same kind. */
  readonly target: Samples
}

/**
 * Cubic convolution between pixel centres (Keys 1981, IEEE Trans ASSP 29:1153, a = −1/2: Catmull and Rom's spline),
 * the border repeated outwards.
 */
function enlargePlanes(
  { size, factor, source, target, rowBegin, rowEnd }: EnlargeInput,
  context: TaskContext,
): void {
  const { width, height } = size
  const columns = cubicSamples(0, factor * width, factor, width)
  const rows = cubicSamples(rowBegin, rowEnd, factor, height)
  const across = new Float64Array(width)
  for (let plane = 0; plane * width * height < source.length; plane += 1) {
    const from = plane * width * height
    const to = plane * factor * width * factor * height
    rows.forEach(({ at, weights }, index) => {
      context.throwIfCancelled()
      across.forEach((_, x) => {
        across[x] = at.reduce(
          (sum, row, k) => sum + (weights[k] as number) * (source[from + row * width + x] as number),
          0,
        )
      })
      const line = to + (rowBegin + index) * factor * width
      columns.forEach(({ at: [a, b, c, d], weights: [wa, wb, wc, wd] }, x) => {
        target[line + x] =
          wa * (across[a] as number) +
          wb * (across[b] as number) +
          wc * (across[c] as number) +
          wd * (across[d] as number)
      })
    })
  }
}

type Four = readonly [number, number, number, number]

/** The four neighbours of each place on an enlarged axis, and their weights. */
function cubicSamples(
  begin: number,
  end: number,
  factor: number,
  limit: number,
): readonly { readonly at: Four; readonly weights: Four }[] {
  const within = (index: number): number => Math.min(limit - 1, Math.max(0, index))
  return Array.from({ length: end - begin }, (_, index) => {
    const position = (begin + index + 0.5) / factor - 0.5
    const floor = Math.floor(position)
    const t = position - floor
    return {
      at: [within(floor - 1), within(floor), within(floor + 1), within(floor + 2)],
      weights: [
        ((-t + 2) * t - 1) * t * 0.5,
        ((3 * t - 5) * t * t + 2) * 0.5,
        ((-3 * t + 4) * t + 1) * t * 0.5,
        (t - 1) * t * t * 0.5,
      ],
    }
  })
}

/** Every pixel repeated. */
function enlargeSkin(
  { size: { width }, factor, source, target, rowBegin, rowEnd }: EnlargeSkinInput,
  context: TaskContext,
): void {
  for (let y = rowBegin; y < rowEnd; y += 1) {
    context.throwIfCancelled()
    const from = Math.floor(y / factor) * width
    const to = y * factor * width
    for (let x = 0; x < factor * width; x += 1)
      target[to + x] = source[from + Math.floor(x / factor)] as number
  }
}

/** Every pixel is the mean of the `factor × factor` it stands for. */
function reducePlanes(
  { size: { width, height }, factor, source, target, rowBegin, rowEnd }: ReduceInput,
  context: TaskContext,
): void {
  const share = 1 / (factor * factor)
  for (let plane = 0; plane * width * height < target.length; plane += 1)
    for (let y = rowBegin; y < rowEnd; y += 1) {
      context.throwIfCancelled()
      for (let x = 0; x < width; x += 1) {
        const first = ((plane * height + y) * factor * width + x) * factor
        let sum = 0
        for (let row = 0; row < factor; row += 1)
          for (let at = first + row * factor * width, end = at + factor; at < end; at += 1)
            sum += source[at] as number
        target[(plane * height + y) * width + x] = Math.round(sum * share)
      }
    }
}

export const scaleTasks = { enlargePlanes, enlargeSkin, reducePlanes }
