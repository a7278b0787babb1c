import type { Point, Rings } from '../../../shared/imaging/outline.ts'

/** Painting a region with a round brush, px of the photo: pure steps from one state to the next. */

/** What one touch of the brush has painted, or taken away from what was painted before it. */
export interface Stroke {
  readonly erases: boolean
  readonly radius: number
  readonly path: readonly [Point, ...Point[]]
}

export interface Painting {
  readonly tool: 'brush'
  /** The region that is painted on, by its key; null: a new one. */
  readonly of: string | null
  /** What that covered before the first stroke. */
  readonly base: Rings
  /** The oldest first: a later one covers those before it. */
  readonly strokes: readonly Stroke[]
  /** Where the brush is; null: over no photo. */
  readonly at: Point | null
  /** Whether it touches the photo: what it moves over is in the last stroke. */
  readonly down: boolean
}

/** How the brush is set; CSS px, so that whoever looks closer paints finer. */
export interface Brush {
  readonly diameterPx: number
  readonly erases: boolean
}

export const BRUSH_LIMITS = { leastPx: 4, mostPx: 160 } as const
export const FIRST_BRUSH: Brush = { diameterPx: 32, erases: false }

/** A key press changes the brush's size by this. */
const SIZE_STEP = 1.25

export const NOTHING_PAINTED: Painting = {
  tool: 'brush',
  of: null,
  base: [],
  strokes: [],
  at: null,
  down: false,
}

/** A region that is there already, to be painted on. */
export const paintingOn = (of: string, base: Rings): Painting => ({ ...NOTHING_PAINTED, of, base })

/** A brush that is a step larger or, below 0, smaller. */
export function resizedBrush(brush: Brush, steps: number): Brush {
  const wanted = Math.round(brush.diameterPx * SIZE_STEP ** steps)
  return { ...brush, diameterPx: Math.min(BRUSH_LIMITS.mostPx, Math.max(BRUSH_LIMITS.leastPx, wanted)) }
}

/** The brush touches the photo at a place. */
export const touched = (
  painting: Painting,
  at: Point,
  { erases, radius }: Omit<Stroke, 'path'>,
): Painting => ({
  ...painting,
  strokes: [...painting.strokes, { erases, radius, path: [at] }],
  at,
  down: true,
})

/** The brush is now at a place: it has painted up to there where it touches the photo. */
export function brushedTo(painting: Painting, at: Point): Painting {
  const last = painting.strokes.at(-1)
  if (!painting.down || !last) return { ...painting, at }
  const stroke: Stroke = { ...last, path: [...last.path, at] }
  return { ...painting, strokes: [...painting.strokes.slice(0, -1), stroke], at }
}

export const lifted = (painting: Painting): Painting => ({ ...painting, down: false })

/** What the last touch did is undone. */
export const withoutLastStroke = (painting: Painting): Painting => ({
  ...lifted(painting),
  strokes: painting.strokes.slice(0, -1),
})
