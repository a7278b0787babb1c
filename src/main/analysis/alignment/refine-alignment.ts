import {
  applied,
  nodePlace,
  scaleOf,
  type PhotoPoint,
  type Refinement,
  type Similarity,
} from '../../../shared/imaging/alignment.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import type { WorkPicture } from '../skin/work-picture.ts'
import { matchBlock, matchPlane, type MatchPlane } from './block-match.ts'
import { halvedPlane, lightnessOf, localContrast, type LightPlane } from './light-plane.ts'
import {
  crossErrors,
  emptyField,
  smoothField,
  withoutOutliers,
  type Field,
  type Grid,
  type NodeShift,
} from './node-field.ts'
import { fitRobustly } from './similarity-fit.ts'
import { warped } from './warp.ts'

export interface RefineInput {
  /** Small copies of the parts that show the same, at about the same scale. */
  readonly reference: WorkPicture
  readonly other: WorkPicture
  readonly referenceSize: ImageSize
  readonly similarity: Similarity
  readonly grid: Grid
  /** One byte a node: 1 = there is something to align. */
  readonly inside: Uint8Array
}

export interface Refined {
  readonly similarity: Similarity
  readonly refinement: Refinement
  /** Px of the reference, at nodes that the field was not fitted to. */
  readonly errors: readonly number[]
  /** Shares of the nodes inside that found their like: in the widest search, and in the finest. */
  readonly foundFirst: number
  readonly foundLast: number
}

/** From coarse to fine: how often the copies are halved, and block and search in px of that level. */
const LEVELS = [
  { halvings: 2, radius: 7, search: 9, least: 0.5 },
  { halvings: 1, radius: 11, search: 3, least: 0.45 },
  { halvings: 0, radius: 14, search: 2, least: 0.4 },
] as const

/** Neighbours may differ by this, and a match found backwards may end this far from where it began, px of the level. */
const TOLERANCE = 1.5

/** How far round its beginning a match is looked for backwards, px of the level. */
const MOST_BACK = 4

/** With fewer nodes than these nothing is fitted. */
const LEAST_NODES = 12

/**
 * Dense refinement: blocks of the reference's local contrast are looked for in the other photo, laid on it as well as is
 * known so far; what they find, cleaned and smoothed, is what is known next. The coarsest level mends the similarity
 * too. Null where too few blocks find their like.
 */
export function refineAlignment(input: RefineInput, context: TaskContext): Refined | null {
  const references = pyramid(lightnessOf(input.reference))
  const others = pyramid(lightnessOf(input.other))
  context.throwIfCancelled()
  let { similarity } = input
  let field = emptyField(input.grid)
  let shifts: (NodeShift | null)[] = []
  let foundFirst = 0
  for (const level of LEVELS) {
    const reference = references[level.halvings] as LightPlane
    const other = others[level.halvings] as LightPlane
    const found = matchLevel(input, level, reference, other, similarity, field, context)
    const kept = withoutOutliers(input.grid, found, TOLERANCE * pxOfLevel(input, reference))
    if (countOf(kept) < LEAST_NODES) return null
    shifts = kept
    if (level.halvings === 2) {
      foundFirst = shareOf(kept, input.inside)
      const better = refitted(input, similarity, kept)
      shifts = expressedIn(better, similarity, input, kept)
      similarity = better
    }
    field = smoothField(input.grid, shifts, input.inside)
  }
  const final = refitted(input, similarity, shifts)
  const ends = expressedIn(final, similarity, input, shifts)
  return {
    similarity: final,
    refinement: asRefinement(smoothField(input.grid, ends, input.inside), final),
    errors: crossErrors(input.grid, ends, input.inside),
    foundFirst,
    foundLast: shareOf(shifts, input.inside),
  }
}

function pyramid(full: LightPlane): LightPlane[] {
  const half = halvedPlane(full)
  return [full, half, halvedPlane(half)]
}

/** Length of a px of a level, px of the reference. */
const pxOfLevel = ({ reference }: RefineInput, { width }: LightPlane): number => reference.part.width / width

function matchLevel(
  { reference, other, referenceSize, grid, inside }: RefineInput,
  { radius, search, least }: (typeof LEVELS)[number],
  from: LightPlane,
  to: LightPlane,
  similarity: Similarity,
  field: Field,
  context: TaskContext,
): (NodeShift | null)[] {
  const laid = warped({
    other: { plane: to, part: other.part },
    part: reference.part,
    size: from,
    reference: referenceSize,
    similarity,
    field,
  })
  context.throwIfCancelled()
  const one = matchPlane(localContrast(from, radius), new Uint8Array(from.data.length).fill(1))
  const two = matchPlane(localContrast(laid.plane, radius), laid.valid)
  context.throwIfCancelled()
  const scaleX = from.width / reference.part.width
  const scaleY = from.height / reference.part.height
  return Array.from({ length: grid.columns * grid.rows }, (_, node) => {
    if (node % grid.columns === 0) context.throwIfCancelled()
    if (inside[node] === 0) return null
    const place = nodePlace(grid, referenceSize, node)
    const at = {
      x: Math.floor((place.x - reference.part.x) * scaleX),
      y: Math.floor((place.y - reference.part.y) * scaleY),
    }
    const match = confirmedMatch(one, two, at, { radius, search, least })
    if (!match) return null
    return {
      x: (field.dx[node] as number) + match.dx / scaleX,
      y: (field.dy[node] as number) + match.dy / scaleY,
      weight: (match.correlation - least + 0.1) / (1 - least + 0.1),
    }
  })
}

/** A good match that, looked for backwards, comes back to where it began. */
function confirmedMatch(
  one: MatchPlane,
  two: MatchPlane,
  at: PhotoPoint,
  { radius, search, least }: Pick<(typeof LEVELS)[number], 'radius' | 'search' | 'least'>,
): ReturnType<typeof matchBlock> {
  const there = matchBlock(one, two, at, at, radius, search)
  if (!there || there.correlation < least) return null
  const end = { x: at.x + Math.round(there.dx), y: at.y + Math.round(there.dy) }
  const back = matchBlock(two, one, end, at, radius, Math.min(search, MOST_BACK))
  if (!back) return null
  const off = Math.hypot(end.x + back.dx - at.x, end.y + back.dy - at.y)
  return off <= TOLERANCE ? there : null
}

/** Where the nodes end up in the other photo, as one similarity. */
function refitted(
  { grid, referenceSize }: RefineInput,
  similarity: Similarity,
  shifts: readonly (NodeShift | null)[],
): Similarity {
  const pairs = shifts.flatMap((shift, node) => {
    if (!shift) return []
    const from = nodePlace(grid, referenceSize, node)
    const to = applied(similarity, { x: from.x + shift.x, y: from.y + shift.y })
    return [{ from, to, weight: shift.weight }]
  })
  return fitRobustly(pairs) ?? similarity
}

/** Shifts before one similarity as shifts before another that lead to the same places. */
function expressedIn(
  next: Similarity,
  before: Similarity,
  { grid, referenceSize }: RefineInput,
  shifts: readonly (NodeShift | null)[],
): (NodeShift | null)[] {
  const square = scaleOf(next) ** 2
  return shifts.map((shift, node) => {
    if (!shift) return null
    const from = nodePlace(grid, referenceSize, node)
    const end = applied(before, { x: from.x + shift.x, y: from.y + shift.y })
    const start = applied(next, from)
    const [ex, ey] = [end.x - start.x, end.y - start.y]
    return {
      x: (next.a * ex + next.b * ey) / square,
      y: (next.a * ey - next.b * ex) / square,
      weight: shift.weight,
    }
  })
}

/** Shifts before the similarity become shifts after it. */
function asRefinement({ columns, rows, dx, dy }: Field, { a, b }: Similarity): Refinement {
  const rounded = (value: number): number => Math.round(value * 1000) / 1000
  return {
    columns,
    rows,
    dx: Array.from(dx, (x, node) => rounded(a * x - b * (dy[node] as number))),
    dy: Array.from(dy, (y, node) => rounded(b * (dx[node] as number) + a * y)),
  }
}

const countOf = (shifts: readonly (NodeShift | null)[]): number =>
  shifts.reduce((count, shift) => count + (shift ? 1 : 0), 0)

const shareOf = (shifts: readonly (NodeShift | null)[], inside: Uint8Array): number =>
  countOf(shifts) /
  Math.max(
    1,
    inside.reduce((sum, value) => sum + value, 0),
  )
