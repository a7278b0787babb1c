import { quantile } from './similarity-fit.ts'

/** A grid of nodes, row by row. */
export interface Grid {
  readonly columns: number
  readonly rows: number
}

/** What was measured at a node; null: nothing. */
export interface NodeShift {
  readonly x: number
  readonly y: number
  /** 0…1. */
  readonly weight: number
}

export interface Field extends Grid {
  readonly dx: Float64Array
  readonly dy: Float64Array
}

export const emptyField = ({ columns, rows }: Grid): Field => ({
  columns,
  rows,
  dx: new Float64Array(columns * rows),
  dy: new Float64Array(columns * rows),
})

/** Fewer measured neighbours (of 24) than these cannot confirm a node. */
const LEAST_NEIGHBOURS = 4

/**
 * Drops shifts that differ from the median of their neighbours by more than their own scatter explains, and by more than
 * `tolerance`: a vector median filter on the grid.
 */
export function withoutOutliers(
  { columns, rows }: Grid,
  shifts: readonly (NodeShift | null)[],
  tolerance: number,
): (NodeShift | null)[] {
  return shifts.map((shift, node) => {
    if (!shift) return null
    const column = node % columns
    const row = (node - column) / columns
    const near: NodeShift[] = []
    for (let y = Math.max(0, row - 2); y <= Math.min(rows - 1, row + 2); y += 1)
      for (let x = Math.max(0, column - 2); x <= Math.min(columns - 1, column + 2); x += 1) {
        const other = shifts[y * columns + x]
        if (other && (x !== column || y !== row)) near.push(other)
      }
    if (near.length < LEAST_NEIGHBOURS) return null
    const middleX = quantile(
      near.map(({ x }) => x),
      0.5,
    )
    const middleY = quantile(
      near.map(({ y }) => y),
      0.5,
    )
    const scatter = quantile(
      near.map(({ x, y }) => Math.hypot(x - middleX, y - middleY)),
      0.5,
    )
    const off = Math.hypot(shift.x - middleX, shift.y - middleY)
    return off <= Math.max(tolerance, 2.5 * scatter) ? shift : null
  })
}

/** How much neighbours pull at a node, against a measurement of weight 1. */
const STIFFNESS = 0.35
/** How much a node pulls to 0 that lies where nothing is to be aligned: it decays over some eight nodes. */
const REST = 0.03
const SWEEPS = 150
/** Over-relaxation: corrections are taken this much larger. */
const RELAXATION = 1.7

/**
 * The smooth field through measured shifts: the least of Σ weight · (field − shift)² + stiffness · Σ (differences of
 * neighbours)² + rest · Σ field² over nodes that are not `inside`, by successive over-relaxation.
 */
export function smoothField(
  { columns, rows }: Grid,
  shifts: readonly (NodeShift | null)[],
  inside: Uint8Array,
): Field {
  const field = emptyField({ columns, rows })
  const { dx, dy } = field
  for (let sweep = 0; sweep < SWEEPS; sweep += 1)
    for (let row = 0, node = 0; row < rows; row += 1)
      for (let column = 0; column < columns; column += 1, node += 1) {
        const shift = shifts[node]
        let weight = shift?.weight ?? (inside[node] === 0 ? REST : 0)
        let x = shift ? shift.weight * shift.x : 0
        let y = shift ? shift.weight * shift.y : 0
        const pull = (neighbour: number): void => {
          weight += STIFFNESS
          x += STIFFNESS * (dx[neighbour] as number)
          y += STIFFNESS * (dy[neighbour] as number)
        }
        if (column > 0) pull(node - 1)
        if (column < columns - 1) pull(node + 1)
        if (row > 0) pull(node - columns)
        if (row < rows - 1) pull(node + columns)
        const oldX = dx[node] as number
        const oldY = dy[node] as number
        dx[node] = oldX + RELAXATION * (x / weight - oldX)
        dy[node] = oldY + RELAXATION * (y / weight - oldY)
      }
  return field
}

/**
 * Errors of the field at measured nodes that it was not fitted to: the black nodes of a chequerboard judged by the white
 * ones, and the other way round.
 */
export function crossErrors(grid: Grid, shifts: readonly (NodeShift | null)[], inside: Uint8Array): number[] {
  const isBlack = (node: number): boolean =>
    ((node % grid.columns) + Math.floor(node / grid.columns)) % 2 === 0
  return [true, false].flatMap((colour) => {
    const half = shifts.map((shift, node) => (isBlack(node) === colour ? shift : null))
    const { dx, dy } = smoothField(grid, half, inside)
    return shifts.flatMap((shift, node) =>
      shift && isBlack(node) !== colour
        ? [Math.hypot(shift.x - (dx[node] as number), shift.y - (dy[node] as number))]
        : [],
    )
  })
}
