import { BORDER_PX, type UniformArea } from './uniform-areas.ts'
import type { Point } from '../../../shared/imaging/outline.ts'

/** An area at its place in a lattice; columns run to the right of rows' direction as seen, never mirrored. */
export interface LatticeCell extends UniformArea {
  readonly column: number
  readonly row: number
}

/** How far patches lie apart, in sides of a patch. */
const STEP = { least: 0.9, most: 2.1 } as const

/** Largest ratio of the sides of neighbours. */
const ALIKE = 1.6

/** How far from where it is expected a neighbour may lie, in steps. */
const TOLERANCE = 0.28

/** Fewer cells than these are not tried as a card. */
export const LEAST_CELLS = 11

/** Beginnings that are tried with one area: pairs of neighbours. */
const TRIES = 3

/** The lattices of squares that areas form, the largest first. */
export function findLattices(areas: readonly UniformArea[]): LatticeCell[][] {
  const lattices: LatticeCell[][] = []
  const used = new Set<UniformArea>()
  for (const seed of areas) {
    if (used.has(seed)) continue
    let best: LatticeCell[] = []
    for (const [u, v] of beginnings(seed, areas)) {
      const lattice = grow(seed, u, v, areas)
      if (lattice.length > best.length) best = lattice
    }
    if (best.length < LEAST_CELLS) continue
    lattices.push(best)
    for (const cell of best) used.add(areas.find(({ x, y }) => x === cell.x && y === cell.y) ?? seed)
  }
  return lattices.sort((one, two) => two.length - one.length)
}

type Vector = readonly [number, number]

/** Pairs of steps to neighbours that could be a lattice's axes: about square to each other, the second clockwise of the first. */
function beginnings(seed: UniformArea, areas: readonly UniformArea[]): [Vector, Vector][] {
  const side = seed.side + 2 * BORDER_PX
  const steps = areas
    .filter((other) => other !== seed && isAlike(seed, other))
    .map((other): Vector => [other.x - seed.x, other.y - seed.y])
    .filter(([x, y]) => within(Math.hypot(x, y) / side, STEP.least, STEP.most))
    .sort((one, two) => Math.hypot(...one) - Math.hypot(...two))
    .slice(0, 8)
  const pairs: [Vector, Vector][] = []
  for (const u of steps)
    for (const v of steps) {
      const cross = u[0] * v[1] - u[1] * v[0]
      const lengths = Math.hypot(...u) * Math.hypot(...v)
      if (cross / lengths > 0.75 && pairs.length < TRIES) pairs.push([u, v])
    }
  return pairs
}

interface Grown {
  readonly cell: LatticeCell
  u: Vector
  v: Vector
}

function grow(seed: UniformArea, u: Vector, v: Vector, areas: readonly UniformArea[]): LatticeCell[] {
  const taken = new Map<string, Grown>()
  const free = new Set(areas)
  const first: Grown = { cell: { ...seed, column: 0, row: 0 }, u, v }
  taken.set('0,0', first)
  free.delete(seed)
  const queue = [first]
  for (let from = queue.shift(); from; from = queue.shift()) {
    const { cell } = from
    for (const [columns, rows] of [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ] as const) {
      const key = `${cell.column + columns},${cell.row + rows}`
      if (taken.has(key)) continue
      const step = columns === 0 ? from.v : from.u
      const sign = columns + rows
      const expected = { x: cell.x + sign * step[0], y: cell.y + sign * step[1] }
      const found = nearest(expected, TOLERANCE * Math.hypot(...step), cell, free)
      if (!found) continue
      const actual: Vector = [sign * (found.x - cell.x), sign * (found.y - cell.y)]
      const next: Grown = {
        cell: { ...found, column: cell.column + columns, row: cell.row + rows },
        u: columns === 0 ? from.u : actual,
        v: columns === 0 ? actual : from.v,
      }
      taken.set(key, next)
      free.delete(found)
      queue.push(next)
    }
  }
  return [...taken.values()].map(({ cell }) => cell)
}

function nearest(
  { x, y }: Point,
  reach: number,
  like: UniformArea,
  free: ReadonlySet<UniformArea>,
): UniformArea | null {
  let best: UniformArea | null = null
  let least = reach
  for (const area of free) {
    const distance = Math.hypot(area.x - x, area.y - y)
    if (distance > least || !isAlike(like, area)) continue
    least = distance
    best = area
  }
  return best
}

const isAlike = (one: UniformArea, two: UniformArea): boolean =>
  within((one.side + 2 * BORDER_PX) / (two.side + 2 * BORDER_PX), 1 / ALIKE, ALIKE)

const within = (value: number, least: number, most: number): boolean => value >= least && value <= most
