import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { AnnotationShape } from '../../../shared/domain/annotation.ts'
import type { Point } from '../../canvas/viewport.ts'
import type { Drawn } from './annotation-history.ts'
import { type Draft, followed, shapeOf } from './drawing-tools.ts'
import type { PhotoAnnotations } from './photo-annotations.ts'
import { moved } from './shape-geometry.ts'
import { handlesOf, resized } from './shape-handles.ts'

/** What the pointer or a key is doing at the moment; it becomes a change, and a step that can be undone, when it ends. */
export type Act = { readonly photo: string } & (
  | { readonly kind: 'draw'; readonly draft: Draft }
  | {
      readonly kind: 'alter'
      readonly before: Drawn
      readonly shape: AnnotationShape
      /** The handle that was taken; null: the whole shape is moved, from here. */
      readonly handle: number | null
      readonly from: Point
    }
)

/** The pointer is now at an image point. */
export function dragged(act: Act, at: Point, constrained: boolean, image: ImageSize): Act {
  if (act.kind === 'draw') return { ...act, draft: followed(act.draft, at, constrained) }
  const { before, handle, from } = act
  const shape =
    handle === null
      ? moved(before.shape, { x: at.x - from.x, y: at.y - from.y }, image)
      : resized(before.shape, handle, at, constrained, image)
  return { ...act, shape }
}

/** A key moves the shape by so many image px, or with `resize` the handle at its lower right. */
export function nudged(act: Act, by: Point, resize: boolean, image: ImageSize): Act {
  if (act.kind !== 'alter') return act
  const { shape } = act
  if (!resize) return { ...act, shape: moved(shape, by, image) }
  const handles = handlesOf(shape)
  // Of an ellipse the end of the axis that lies along the key; of a line its head.
  const handle = shape.kind === 'ellipse' ? (by.x === 0 ? 2 : 1) : Math.min(2, handles.length - 1)
  const at = handles[handle]
  return at
    ? { ...act, shape: resized(shape, handle, { x: at.x + by.x, y: at.y + by.y }, false, image) }
    : act
}

/** An annotation as it looks at the moment; without a key: it is still being drawn. */
export interface Seen extends Omit<Drawn, 'key'> {
  readonly key: string | null
}

/** A photo's annotations as they look while something is under way: what is being drawn comes last. */
export function seenDuring(act: Act | null, annotations: PhotoAnnotations | null): readonly Seen[] {
  const drawn = annotations?.state.kind === 'ready' ? annotations.state.drawn : []
  if (act?.kind === 'alter')
    return drawn.map((one) => (one.key === act.before.key ? { ...one, shape: act.shape } : one))
  const shape = act && shapeOf(act.draft)
  return shape ? [...drawn, { key: null, shape, text: '' }] : drawn
}
