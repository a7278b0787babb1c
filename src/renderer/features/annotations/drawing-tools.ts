import {
  ANNOTATION_LIMITS,
  type AnnotationColour,
  type AnnotationKind,
  type AnnotationShape,
} from '../../../shared/domain/annotation.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { Point } from '../../canvas/viewport.ts'
import { clampedTo, distance, onEighths } from './shape-geometry.ts'
import { simplified } from './simplified.ts'

/**
 * A tool is a small state machine: the pointer goes down and a draft begins, it moves and the draft follows, it goes up and
 * the draft is a shape or, where it is too small to be meant, nothing. Whoever throws the draft away has cancelled it.
 * Points are in image px.
 */

export const TOOLS = [
  'arrow',
  'text',
  'ellipse',
  'length',
  'outline',
] as const satisfies readonly AnnotationKind[]
export type Tool = (typeof TOOLS)[number]

export interface Draft {
  readonly tool: Tool
  readonly colour: AnnotationColour
  readonly image: ImageSize
  /** Where the pointer went down and where it has been since; of all but an outline only the last place. */
  readonly path: readonly [Point, ...Point[]]
  /** Shift is held: multiples of 45°, and circles. */
  readonly constrained: boolean
}

/** A shape whose pointer moved less than this is not meant, CSS px. */
const MIN_DRAG_PX = 4
/** An outline is as exact as a line is thin, CSS px. */
const OUTLINE_TOLERANCE_PX = 0.75

export function begun(tool: Tool, colour: AnnotationColour, at: Point, image: ImageSize): Draft {
  return { tool, colour, image, path: [clampedTo(image, at)], constrained: false }
}

export function followed(draft: Draft, at: Point, constrained: boolean): Draft {
  const { tool, path, image } = draft
  const next = clampedTo(image, at)
  const [first, ...others] = path
  const followedPath: Draft['path'] = tool === 'outline' ? [first, ...others, next] : [first, next]
  return { ...draft, path: followedPath, constrained }
}

/** What the draft looks like at the moment; null: nothing yet. */
export function shapeOf(draft: Draft): AnnotationShape | null {
  const { tool: kind, colour, path, image, constrained } = draft
  const [from] = path
  const last = path.at(-1) ?? from
  if (kind === 'text') return { kind, colour, at: last }
  if (path.length < 2) return null
  switch (kind) {
    case 'arrow':
    case 'length':
      return { kind, colour, from, to: constrained ? clampedTo(image, onEighths(from, last)) : last }
    case 'ellipse':
      return ellipseIn(from, last, colour, constrained)
    case 'outline':
      return path.length < 3 ? null : { kind, colour, points: [...path] }
  }
}

/** The shape that was drawn, in a pane that shows `scale` CSS px for an image px; null: none was meant. */
export function finished(draft: Draft, scale: number): AnnotationShape | null {
  const shape = shapeOf(draft)
  if (!shape || shape.kind === 'text') return shape
  const [from, ...others] = draft.path
  const reach = Math.max(0, ...others.map((point) => distance(from, point)))
  if (reach * scale < MIN_DRAG_PX) return null
  if (shape.kind === 'ellipse') return shape.rx * scale < 1 || shape.ry * scale < 1 ? null : shape
  if (shape.kind !== 'outline') return distance(shape.from, shape.to) === 0 ? null : shape
  const points = simplified(shape.points, OUTLINE_TOLERANCE_PX / scale, ANNOTATION_LIMITS.outlinePoints)
  return points.length < 3 ? null : { ...shape, points }
}

/** From corner to corner of the box round it; a circle where it is constrained. */
function ellipseIn(from: Point, to: Point, colour: AnnotationColour, circle: boolean): AnnotationShape {
  const width = to.x - from.x
  const height = to.y - from.y
  const side = Math.min(Math.abs(width), Math.abs(height))
  const dx = circle ? side * Math.sign(width) : width
  const dy = circle ? side * Math.sign(height) : height
  return {
    kind: 'ellipse',
    colour,
    centre: { x: from.x + dx / 2, y: from.y + dy / 2 },
    rx: Math.max(0.5, Math.abs(dx) / 2),
    ry: Math.max(0.5, Math.abs(dy) / 2),
  }
}

/** A shape for whoever draws without a pointer: in the middle of what a pane shows, to be moved and resized by keys. */
export function placed(
  tool: Tool,
  colour: AnnotationColour,
  middle: Point,
  reach: number,
  image: ImageSize,
): AnnotationShape {
  const { x, y } = clampedTo(image, middle)
  const at = (dx: number, dy: number): Point => clampedTo(image, { x: x + dx, y: y + dy })
  switch (tool) {
    case 'arrow':
      return { kind: tool, colour, from: at(reach, reach), to: { x, y } }
    case 'length':
      return { kind: tool, colour, from: at(-reach, 0), to: at(reach, 0) }
    case 'text':
      return { kind: tool, colour, at: { x, y } }
    case 'ellipse':
      return { kind: tool, colour, centre: { x, y }, rx: Math.max(0.5, reach), ry: Math.max(0.5, reach) }
    case 'outline':
      return {
        kind: tool,
        colour,
        points: [at(-reach, -reach), at(reach, -reach), at(reach, reach), at(-reach, reach)],
      }
  }
}
