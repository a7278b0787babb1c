import { z } from 'zod'
import type { ImageSize } from './pixels.ts'
import {
  applied,
  followedBy,
  inverse as inverted,
  scaleOf,
  type Point,
  type Similarity,
} from './similarity.ts'

export { applied, inverted, scaleOf, type Point as PhotoPoint, type Similarity }

/**
 * How one photo lies on another of the same face or skin. Lengths are px of level 0 of a photo; (0, 0) is the upper
 * left corner of its upper left pixel, whose centre is (0.5, 0.5).
 */

/** Most nodes a side of a refinement's grid. */
export const MOST_NODES = 64

const size = z.strictObject({ width: z.number().int().positive(), height: z.number().int().positive() })

/** x' = a·x − b·y + tx, y' = b·x + a·y + ty. */
export const similarity = z
  .strictObject({ a: z.number(), b: z.number(), tx: z.number(), ty: z.number() })
  .refine(({ a, b }) => a * a + b * b > 0, 'expected a scale above 0')

const nodes = z.number().int().min(2).max(MOST_NODES)

export const refinement = z
  .strictObject({ columns: nodes, rows: nodes, dx: z.array(z.number()), dy: z.array(z.number()) })
  .refine(
    ({ columns, rows, dx, dy }) => dx.length === columns * rows && dy.length === columns * rows,
    'expected one shift a node',
  )
/**
 * Shifts at the nodes of a grid over the whole reference, row by row, corners included; bilinear in between. Px of the
 * other photo, to be added after the similarity.
 */
export type Refinement = z.infer<typeof refinement>

export const ALIGNMENT_METHODS = ['landmarks', 'texture', 'none'] as const

export const alignment = z.strictObject({
  /** Sizes of the photo that stands still ("after") and of the one that is laid on it ("before"). */
  reference: size,
  other: size,
  /** Reference px → px of the other photo. */
  similarity,
  /** Null: none was possible, or none is needed. */
  refinement: refinement.nullable(),
  /** What the photos were aligned by; `none`: they were not, their frames are fitted to each other. */
  method: z.enum(ALIGNMENT_METHODS),
  /** What is left, px of the reference and shares of its unit; null where nothing was aligned. */
  residual: z
    .strictObject({
      medianPx: z.number().nonnegative(),
      p95Px: z.number().nonnegative(),
      medianShare: z.number().nonnegative(),
      p95Share: z.number().nonnegative(),
      /** Of which length: the distance between the reference's pupils, or its diagonal. */
      unit: z.enum(['interpupillary', 'diagonal']),
    })
    .nullable(),
})
export type Alignment = z.infer<typeof alignment>

/** A correction by hand: what is seen of the other photo is turned and enlarged about the reference's centre, then shifted. */
export interface Nudge {
  /** Px of the reference. */
  readonly dx: number
  readonly dy: number
  /** Clockwise on the screen. */
  readonly rotationDegrees: number
  /** Above 1: the other photo is seen larger. */
  readonly scale: number
}

/** Where a point of the reference is seen in the other photo. */
export function toOther({ similarity, refinement, reference }: Alignment, point: Point): Point {
  const { x, y } = applied(similarity, point)
  if (!refinement) return { x, y }
  const shift = shiftAt(refinement, reference, point)
  return { x: x + shift.x, y: y + shift.y }
}

const MOST_STEPS = 30
const CLOSE_ENOUGH_PX = 1e-4

/** And back, by fixed-point iteration: the shifts change far less than the places do. */
export function toReference({ similarity, refinement, reference }: Alignment, point: Point): Point {
  const back = inverted(similarity)
  let found = applied(back, point)
  if (!refinement) return found
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const shift = shiftAt(refinement, reference, found)
    const next = applied(back, { x: point.x - shift.x, y: point.y - shift.y })
    const moved = Math.hypot(next.x - found.x, next.y - found.y)
    found = next
    if (moved < CLOSE_ENOUGH_PX) break
  }
  return found
}

/** The alignment with a correction by hand on top; its residual stays what was measured before. */
export function nudged(alignment: Alignment, nudge: Nudge): Alignment {
  const { reference, refinement } = alignment
  const before = inverted(nudgeSimilarity(reference, nudge))
  const similarity = combined(alignment.similarity, before)
  if (!refinement) return { ...alignment, similarity }
  const { columns, rows } = refinement
  const shifts = Array.from({ length: columns * rows }, (_, node) =>
    shiftAt(refinement, reference, applied(before, nodePlace({ columns, rows }, reference, node))),
  )
  return {
    ...alignment,
    similarity,
    refinement: { columns, rows, dx: shifts.map(({ x }) => x), dy: shifts.map(({ y }) => y) },
  }
}

/**
 * The alignment with a correction that was made the other way round: the reference was laid on the other photo by hand, `nudge`
 * is in px of the latter. As exact as both directions were aligned alike.
 */
export function nudgedInOther(alignment: Alignment, nudge: Nudge): Alignment {
  const { other, refinement } = alignment
  const after = nudgeSimilarity(other, nudge)
  const similarity = combined(after, alignment.similarity)
  if (!refinement) return { ...alignment, similarity }
  const { dx, dy } = refinement
  const turned = dx.map((x, node) => applied({ ...after, tx: 0, ty: 0 }, { x, y: dy[node] as number }))
  return {
    ...alignment,
    similarity,
    refinement: { ...refinement, dx: turned.map(({ x }) => x), dy: turned.map(({ y }) => y) },
  }
}

function nudgeSimilarity(
  { width, height }: ImageSize,
  { dx, dy, rotationDegrees, scale }: Nudge,
): Similarity {
  const radians = (rotationDegrees * Math.PI) / 180
  const a = scale * Math.cos(radians)
  const b = scale * Math.sin(radians)
  const [cx, cy] = [width / 2, height / 2]
  return { a, b, tx: cx + dx - a * cx + b * cy, ty: cy + dy - b * cx - a * cy }
}

/** Without any knowledge of what is in them: the other photo, whole and as large as fits, in the middle of the reference. */
export function identityBetween(reference: ImageSize, other: ImageSize): Alignment {
  const a = Math.max(other.width / reference.width, other.height / reference.height)
  return {
    reference: { width: reference.width, height: reference.height },
    other: { width: other.width, height: other.height },
    similarity: {
      a,
      b: 0,
      tx: (other.width - a * reference.width) / 2,
      ty: (other.height - a * reference.height) / 2,
    },
    refinement: null,
    method: 'none',
    residual: null,
  }
}

/** First `inner`, then `outer`. */
export const combined = (outer: Similarity, inner: Similarity): Similarity => followedBy(inner, outer)

interface Nodes {
  readonly columns: number
  readonly rows: number
}

/** Where a node of a refinement's grid lies in the reference. */
export function nodePlace({ columns, rows }: Nodes, { width, height }: ImageSize, node: number): Point {
  const column = node % columns
  const row = (node - column) / columns
  return { x: (column * width) / (columns - 1), y: (row * height) / (rows - 1) }
}

/** Bilinear between the nodes; beyond the reference what holds at its border. */
function shiftAt(
  { columns, rows, dx, dy }: Refinement,
  { width, height }: ImageSize,
  { x, y }: Point,
): Point {
  const across = Math.min(columns - 1, Math.max(0, (x / width) * (columns - 1)))
  const down = Math.min(rows - 1, Math.max(0, (y / height) * (rows - 1)))
  const left = Math.min(columns - 2, Math.floor(across))
  const top = Math.min(rows - 2, Math.floor(down))
  const fx = across - left
  const fy = down - top
  const at = top * columns + left
  const mixed = (shifts: readonly number[]): number =>
    ((shifts[at] as number) * (1 - fx) + (shifts[at + 1] as number) * fx) * (1 - fy) +
    ((shifts[at + columns] as number) * (1 - fx) + (shifts[at + columns + 1] as number) * fx) * fy
  return { x: mixed(dx), y: mixed(dy) }
}
