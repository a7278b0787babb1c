import type { Point, Similarity } from '../../shared/imaging/similarity.ts'

/** How one pane looks at its own photo: image px of the pane's own photo → CSS px in the pane, and back. */
export interface PaneView {
  toPane(point: Point): Point
  toImage(point: Point): Point
  /** CSS px per image px. */
  readonly scale: number
  subscribe(listener: () => void): () => void
}

/** … as one transform, for what draws. */
export interface TransformView extends PaneView {
  /** From image to pane at this moment. */
  readonly transform: Similarity
}
