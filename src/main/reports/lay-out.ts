import type { Build, PageBlock } from './build.ts'
import type { PageFrame } from './page-frame.ts'
import { paginate, type Placed } from './paginate.ts'
import { TEMPLATES } from './templates.ts'

/** How much smaller pictures may get for a sheet to stay a sheet; below that they show too little. */
const SCALES = [1, 0.9, 0.8, 0.7, 0.6] as const
const DENSE_BELOW = 0.75

/**
 * Every page's blocks. Where a template wants its first sections on one page, pictures get smaller until they fit, or stay as they
 * are where that is of no use: text is never cut or made smaller.
 */
export function layOut(
  parts: Omit<Build, 'room' | 'dense'>,
  { room }: Pick<PageFrame, 'room'>,
): readonly (readonly Placed<PageBlock>[])[] {
  const { sections, onePage } = TEMPLATES[parts.content.template]
  const built = (scale: number): readonly (readonly PageBlock[])[] =>
    sections.map((section) => section({ ...parts, room: scale * room(1), dense: scale < DENSE_BELOW }))
  const fitting = SCALES.find((scale) => paginate(built(scale).slice(0, onePage).flat(), room).length === 1)
  return paginate(built(fitting ?? 1).flat(), room)
}
