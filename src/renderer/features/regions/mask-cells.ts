import type { Point } from '../../../shared/imaging/outline.ts'

/** What was painted, as cells of a grid. */
export interface PaintMask {
  readonly columns: number
  readonly rows: number
  /** One byte a cell: 1 = painted. The outermost cells are empty. */
  readonly cells: Uint8Array
  /** Side of a cell and middle of the first one, px of the photo. */
  readonly cellPx: number
  readonly origin: Point
}
