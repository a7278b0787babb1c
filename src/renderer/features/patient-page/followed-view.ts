import type { PatientLook } from '../../../shared/contract/patient-view.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import {
  applied,
  followedBy,
  inverse,
  rotationOf,
  scaleOf,
  type Point,
  type Similarity,
} from '../../../shared/imaging/similarity.ts'
import type { TransformView } from '../../canvas/pane-view.ts'
import { fitted, imageToPane } from '../../canvas/viewport.ts'

/**
 * How a pane of this size looks at an image as another one does: what is whole there is whole here; otherwise the same skin in the
 * middle, as large as lets everything be seen that is seen there.
 */
export function followedLook(
  { image, pane: from, fitted: whole, transform }: PatientLook,
  pane: ImageSize,
): Similarity {
  if (whole) return imageToPane(fitted(image, pane, rotationOf(transform)), pane)
  const factor = Math.min(pane.width / from.width, pane.height / from.height)
  return followedBy(transform, {
    a: factor,
    b: 0,
    tx: (pane.width - factor * from.width) / 2,
    ty: (pane.height - factor * from.height) / 2,
  })
}

/** Where a share of the other pane's width lies in this one; the ends are the ends of either. */
export function followedShare(share: number, look: PatientLook, pane: ImageSize): number {
  if (share <= 0 || share >= 1) return share
  const factor = scaleOf(followedLook(look, pane)) / scaleOf(look.transform)
  return Math.min(1, Math.max(0, 0.5 + ((share - 0.5) * look.pane.width * factor) / pane.width))
}

/** A view that is told what it is. */
export class FollowedView implements TransformView {
  #transform: Similarity
  readonly #listeners = new Set<() => void>()

  constructor(transform: Similarity) {
    this.#transform = transform
  }

  get transform(): Similarity {
    return this.#transform
  }

  get scale(): number {
    return scaleOf(this.#transform)
  }

  toPane(point: Point): Point {
    return applied(this.#transform, point)
  }

  toImage(point: Point): Point {
    return applied(inverse(this.#transform), point)
  }

  set(transform: Similarity): void {
    this.#transform = transform
    for (const listener of this.#listeners) listener()
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }
}
