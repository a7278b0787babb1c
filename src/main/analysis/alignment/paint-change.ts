import { CHANGE_SCALE, changeStep, FULL_CHANGE } from '../../../shared/imaging/change-scale.ts'
import { notSkinGrey } from '../../../shared/imaging/map-marks.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import type { WorkPicture } from '../skin/work-picture.ts'
import type { ChangeMap } from './change-map.ts'

export interface PaintChangeInput {
  readonly change: ChangeMap
  /** The reference at the same size. */
  readonly photo: WorkPicture
  /** The reference is the earlier one: what it has more of has become less. */
  readonly back: boolean
}

/** Interleaved R, G, B: the colours of change, and the photo in faint grey where skin is not seen in both photos. */
export function paintChange(
  { change: { width, height, change, known }, photo, back }: PaintChangeInput,
  context: TaskContext,
): Uint8Array<ArrayBuffer> {
  context.throwIfCancelled()
  const picture = new Uint8Array(3 * width * height)
  for (let at = 0; at < width * height; at += 1)
    if (known[at] === 0) {
      const [red = 0, green = 0, blue = 0] = photo.data.subarray(3 * at, 3 * at + 3)
      picture.fill(notSkinGrey(red, green, blue), 3 * at, 3 * at + 3)
    } else {
      const gained = (back ? -1 : 1) * (change[at] as number)
      const step = 3 * changeStep(gained, FULL_CHANGE)
      picture.set(CHANGE_SCALE.subarray(step, step + 3), 3 * at)
    }
  return picture
}
