import { isInside, type Outline } from '../../../shared/imaging/outline.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import type { RowBand } from '../row-bands.ts'
import { LEAST_SKIN, type SkinMask } from '../skin/skin-mask.ts'

export interface CutCardInput extends RowBand {
  readonly mask: SkinMask
  /** Of the card, px of the photo. */
  readonly outline: Outline
}

/** What lies on the card is no skin; number of the band's pixels that counted as such before. */
export function cutCard({ mask, outline, rowBegin, rowEnd }: CutCardInput, context: TaskContext): number {
  const xs = outline.map(({ x }) => x)
  const ys = outline.map(({ y }) => y)
  const left = Math.max(0, Math.floor(Math.min(...xs)))
  const right = Math.min(mask.width - 1, Math.ceil(Math.max(...xs)))
  const top = Math.max(rowBegin, Math.floor(Math.min(...ys)))
  const bottom = Math.min(rowEnd - 1, Math.ceil(Math.max(...ys)))
  let removed = 0
  for (let y = top; y <= bottom; y += 1) {
    context.throwIfCancelled()
    for (let x = left; x <= right; x += 1) {
      if (!isInside(outline, { x, y })) continue
      const at = y * mask.width + x
      if ((mask.data[at] as number) >= LEAST_SKIN) removed += 1
      mask.data[at] = 0
    }
  }
  return removed
}
