import { toOther, type Alignment } from './alignment.ts'
import type { Rings } from './outline.ts'

/**
 * A drawn region of the reference, px of it, as it lies on the other photo, px of that. Corners of rings count from the middles of
 * pixels, alignments from the photo's corner: half a pixel lies between them.
 */
export const ringsInOther = (rings: Rings, alignment: Alignment): Rings =>
  rings.map((ring) =>
    ring.map(({ x, y }) => {
      const there = toOther(alignment, { x: x + 0.5, y: y + 0.5 })
      return { x: there.x - 0.5, y: there.y - 0.5 }
    }),
  )
