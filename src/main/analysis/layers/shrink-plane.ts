import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { TaskContext } from '../../pool/task-table.ts'

type Samples = Uint8Array<SharedArrayBuffer> | Uint16Array<SharedArrayBuffer>

export interface ShrinkPlaneInput<S extends Samples = Samples> {
  /** Of the source. */
  readonly size: ImageSize
  readonly source: S
  /** Not larger than the source. */
  readonly targetSize: ImageSize
  /** Samples from this value on count as the largest, all others as 0. Absent: they count as they are. */
  readonly least?: number
}

/** A small copy of one plane: each sample is the mean of those that it stands for, as in `shrinkPhoto`. */
export function shrinkPlane(
  { size, source, targetSize: { width, height }, least }: ShrinkPlaneInput,
  context: TaskContext,
): Samples {
  const bytes = source.BYTES_PER_ELEMENT
  const memory = new SharedArrayBuffer(width * height * bytes)
  const target = bytes === 2 ? new Uint16Array(memory) : new Uint8Array(memory)
  const full = bytes === 2 ? 65_535 : 255
  for (let y = 0; y < height; y += 1) {
    context.throwIfCancelled()
    const top = Math.floor((y * size.height) / height)
    const bottom = Math.floor(((y + 1) * size.height) / height)
    for (let x = 0; x < width; x += 1) {
      const left = Math.floor((x * size.width) / width)
      const right = Math.floor(((x + 1) * size.width) / width)
      let sum = 0
      for (let row = top; row < bottom; row += 1)
        for (let at = row * size.width + left, end = at + right - left; at < end; at += 1) {
          const sample = source[at] as number
          sum += least === undefined ? sample : sample >= least ? full : 0
        }
      target[y * width + x] = Math.round(sum / ((bottom - top) * (right - left)))
    }
  }
  return target
}
