import type { ImageSize } from '../../shared/imaging/pixels.ts'
import type { RowBand } from './row-bands.ts'

export interface InterleaveInput extends ImageSize, RowBand {
  /** Three planes. */
  readonly data: Float32Array<SharedArrayBuffer>
  /** Receives the rows as (row, column, channel); at least as long as they are. */
  readonly target: Float32Array<SharedArrayBuffer>
}

function interleaveRows({ width, height, rowBegin, rowEnd, data, target }: InterleaveInput): void {
  const pixels = width * height
  for (let from = rowBegin * width, to = 0; from < rowEnd * width; from += 1, to += 3) {
    target[to] = data[from] as number
    target[to + 1] = data[pixels + from] as number
    target[to + 2] = data[2 * pixels + from] as number
  }
}

export const exportTasks = { interleaveRows }
