import { BasalisError, CancelledError } from '../../../shared/contract/errors.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { Task, TaskContext } from '../../pool/task-table.ts'
import type { BilateralJob, NativeAddon, RgbToLabJob, StripCopyJob } from '../native/addon.ts'
import type { RowBand } from '../row-bands.ts'

export interface SubtractInput extends ImageSize, RowBand {
  /** Three planes; becomes `minuend − subtrahend` in place. */
  readonly minuend: Float32Array<SharedArrayBuffer>
  readonly subtrahend: Float32Array<SharedArrayBuffer>
}

export interface HalveInput extends ImageSize {
  /** Three planes of `width × height`. */
  readonly source: Float32Array<SharedArrayBuffer>
  /** Three planes of ⌈width / 2⌉ × ⌈height / 2⌉. */
  readonly target: Float32Array<SharedArrayBuffer>
}

type WithoutCancel<Job> = Omit<Job, 'cancel'>

/** The tasks of the filter: the addon's jobs as they are, and the two cheap steps between passes. */
export function createFilterTasks(addon: NativeAddon) {
  const nativeTask =
    <Job extends { readonly cancel: Int32Array<SharedArrayBuffer> }>(
      start: (job: Job) => Promise<boolean>,
    ): Task<WithoutCancel<Job>, undefined> =>
    async (input, { cancel }) => {
      const finished = await start({ ...input, cancel } as unknown as Job).catch((error: unknown) => {
        throw namedFailure(error)
      })
      if (!finished) throw new CancelledError()
    }

  return {
    rgbToLab: nativeTask<RgbToLabJob>((job) => addon.rgbToLab(job)),
    packStrips: nativeTask<StripCopyJob>((job) => addon.packStrips(job)),
    unpackStrips: nativeTask<StripCopyJob>((job) => addon.unpackStrips(job)),
    bilateralRows: nativeTask<BilateralJob>((job) => addon.bilateralRows(job)),
    subtract: subtractPlanes,
    halve: halvePlanes,
  }
}

export type FilterTasks = ReturnType<typeof createFilterTasks>

function namedFailure(error: unknown): unknown {
  if (error instanceof Error && 'code' in error && error.code === 'FILTER_INPUT_NOT_FINITE')
    return new BasalisError('FILTER_INPUT_NOT_FINITE', error.message, { cause: error })
  return error
}

function subtractPlanes(input: SubtractInput, context: TaskContext): void {
  const { width, height, rowBegin, rowEnd, minuend, subtrahend } = input
  for (let channel = 0; channel < 3; channel += 1) {
    const plane = channel * width * height
    const end = plane + rowEnd * width
    for (let at = plane + rowBegin * width; at < end; at += 1) {
      if (at % width === 0) context.throwIfCancelled()
      minuend[at] = (minuend[at] as number) - (subtrahend[at] as number)
    }
  }
}

/** Area average of 2×2 pixels; at an odd right or lower border, of the pixels that there are. */
function halvePlanes({ width, height, source, target }: HalveInput, context: TaskContext): void {
  const halfWidth = Math.ceil(width / 2)
  const halfHeight = Math.ceil(height / 2)
  for (let channel = 0; channel < 3; channel += 1) {
    const from = channel * width * height
    const to = channel * halfWidth * halfHeight
    for (let y = 0; y < halfHeight; y += 1) {
      context.throwIfCancelled()
      const upper = from + 2 * y * width
      const lower = 2 * y + 1 < height ? upper + width : upper
      for (let x = 0; x < halfWidth; x += 1) {
        const left = 2 * x
        const right = left + 1 < width ? left + 1 : left
        const sum =
          (source[upper + left] as number) +
          (source[upper + right] as number) +
          (source[lower + left] as number) +
          (source[lower + right] as number)
        target[to + y * halfWidth + x] = sum / 4
      }
    }
  }
}
