import type { ImageSize, RgbImage } from '../../../shared/imaging/pixels.ts'
import type { PixelRect } from '../../../shared/imaging/pyramid.ts'
import type { TaskRunner } from '../../pool/task-table.ts'
import { rowBands } from '../row-bands.ts'
import { settleAll } from '../settle-all.ts'
import { workPicture, type WorkPicture } from '../skin/work-picture.ts'
import type { AlignmentTasks } from './alignment-tasks.ts'

export interface AlignmentServices {
  readonly runner: TaskRunner<AlignmentTasks>
  readonly signal?: AbortSignal | undefined
}

export const wholeOf = ({ width, height }: ImageSize): PixelRect => ({ x: 0, y: 0, width, height })

/** Copies are halved so many times at most: their sides are multiples of this, so that no half pixel is lost. */
const MULTIPLE = 4

/**
 * The part, less a few px at its right and lower border, `factor` times smaller: each pixel is the mean of whole squares
 * of the photo, so that its place is exact. (At other ratios `shrinkPhoto` is off by up to half a px of the photo.)
 */
export function shrunkBy(
  photo: RgbImage,
  part: PixelRect,
  factor: number,
  services: AlignmentServices,
): Promise<WorkPicture> {
  const step = MULTIPLE * factor
  const whole = (side: number): number => (side < step ? side : side - (side % step))
  const exact = { ...part, width: whole(part.width), height: whole(part.height) }
  return shrunk(photo, exact, Math.max(1, Math.round(Math.max(exact.width, exact.height) / factor)), services)
}

/** A small copy of a part of a photo, at most `longSide` px a side. */
export async function shrunk(
  photo: RgbImage,
  part: PixelRect,
  longSide: number,
  { runner, signal }: AlignmentServices,
): Promise<WorkPicture> {
  const picture = workPicture(part, longSide)
  const bands = rowBands(picture.height, runner.concurrency)
  await settleAll(bands.map((band) => runner.run('shrinkPhoto', { photo, picture, ...band }, { signal })))
  return picture
}
