import type { Point } from './viewport.ts'

/** How one pane looks at its own photo: image px of the pane's own photo → CSS px in the pane, and back. */
export interface PaneView {
  toPane(point: Point): Point
  toImage(point: Point): Point
  /** CSS px per image px. */
  readonly scale: number
  subscribe(listener: () => void): () => void
}
