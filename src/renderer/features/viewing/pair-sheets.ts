import type { Sheet } from '../../canvas/sheets.ts'

/** What each of two photos shows, the one that was taken first before the other. */
export interface PairSheets {
  readonly before: readonly Sheet[]
  readonly after: readonly Sheet[]
}

/** The earlier photo on the left of a line across the pane, 0…1 of its width, the later one on the right. */
export const wipeSheets = ({ before, after }: PairSheets, line: number): readonly Sheet[] => [
  ...before.map((sheet): Sheet => ({ ...sheet, part: [0, line] })),
  ...after.map((sheet): Sheet => ({ ...sheet, part: [line, 1] })),
]

/**
 * What has changed, in place of the map at hand and wholly opaque however much that lets through: only so it has the colours that its
 * legend has.
 */
export const changeSheets = (
  hand: readonly Sheet[],
  change: ImageBitmap | null | undefined,
): readonly Sheet[] =>
  hand.slice(-1).map((sheet): Sheet => ({ ...sheet, alpha: 1, ...(change && { picture: change }) }))
