import type { ImageSize } from '../../shared/imaging/pixels.ts'
import {
  applied,
  followedBy,
  inverse,
  scaleOf,
  type Point,
  type Similarity,
} from '../../shared/imaging/similarity.ts'
import type { TransformView } from './pane-view.ts'

/**
 * A photo seen through the view of another: where that one shows a spot of skin, this one shows the same spot, as large and as
 * upright.
 */
export class LinkedView implements TransformView {
  readonly #master: TransformView
  readonly #toMaster: Similarity

  /** `fromMaster`: from the other photo's pixels to this one's. */
  constructor(master: TransformView, fromMaster: Similarity) {
    this.#master = master
    this.#toMaster = inverse(fromMaster)
  }

  get transform(): Similarity {
    return followedBy(this.#toMaster, this.#master.transform)
  }

  get scale(): number {
    return scaleOf(this.transform)
  }

  toPane(point: Point): Point {
    return applied(this.transform, point)
  }

  toImage(point: Point): Point {
    return applied(inverse(this.transform), point)
  }

  subscribe(listener: () => void): () => void {
    return this.#master.subscribe(listener)
  }
}

/** Where nothing is known of what two photos show: the frame of one inside that of the other, middle on middle. */
export function frameOnFrame(image: ImageSize, other: ImageSize): Similarity {
  const a = Math.max(other.width / image.width, other.height / image.height)
  return {
    a,
    b: 0,
    tx: (other.width - a * image.width) / 2,
    ty: (other.height - a * image.height) / 2,
  }
}
