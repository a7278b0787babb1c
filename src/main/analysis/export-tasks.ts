import type { ImageSize } from '../../shared/imaging/pixels.ts'
import type { RowBand } from './row-bands.ts'

/** A map's plane as 16-bit grey: 0 = none … 65535 = 1.0, linear. */
function toGrey16({ plane }: { plane: Float32Array<SharedArrayBuffer> }): Uint16Array<SharedArrayBuffer> {
  const grey = new Uint16Array(new SharedArrayBuffer(plane.length * 2))
  for (let at = 0; at < plane.length; at += 1)
    grey[at] = Math.round(Math.min(1, Math.max(0, plane[at] as number)) * 65535)
  return grey
}

/** Rows of three planes as interleaved values (row, column, channel). */
function interleaveRows(
  input: ImageSize & RowBand & { data: Float32Array<SharedArrayBuffer> },
): Float32Array<SharedArrayBuffer> {
  const { width, height, rowBegin, rowEnd, data } = input
  const pixels = width * height
  const rows = new Float32Array(new SharedArrayBuffer((rowEnd - rowBegin) * width * 3 * 4))
  for (let from = rowBegin * width, to = 0; from < rowEnd * width; from += 1, to += 3) {
    rows[to] = data[from] as number
    rows[to + 1] = data[pixels + from] as number
    rows[to + 2] = data[2 * pixels + from] as number
  }
  return rows
}

export const exportTasks = { toGrey16, interleaveRows }
