import type { ImageSize } from '../../shared/imaging/pixels.ts'
import { applied, inverse, rotationOf, scaleOf, type Similarity } from '../../shared/imaging/similarity.ts'
import type { TransformView } from './pane-view.ts'
import { fitted, imageToPane, panned, rotatedAt, zoomedAt, type Point, type Viewport } from './viewport.ts'

/**
 * The one viewport of all linked panes. Panes draw on its changes without React: a pan of four panes is four canvas draws and
 * no rendering of components.
 */
export class ViewportStore implements TransformView {
  #image: ImageSize = { width: 1, height: 1 }
  #pane: ImageSize = { width: 1, height: 1 }
  /** Null: the whole image is fitted, whatever size the panes get. */
  #viewport: Viewport | null = null
  /** Of the image that is fitted. */
  #rotation = 0
  readonly #listeners = new Set<() => void>()

  get current(): Viewport {
    return this.#viewport ?? fitted(this.#image, this.#pane, this.#rotation)
  }

  get isFitted(): boolean {
    return this.#viewport === null
  }

  get image(): ImageSize {
    return this.#image
  }

  get pane(): ImageSize {
    return this.#pane
  }

  get scale(): number {
    return this.current.scale
  }

  /** From image to pane at this moment. */
  get transform(): Similarity {
    return imageToPane(this.current, this.#pane)
  }

  toPane(point: Point): Point {
    return applied(this.transform, point)
  }

  toImage(point: Point): Point {
    return applied(inverse(this.transform), point)
  }

  /** Another photo: seen whole, and upright. */
  setImage(image: ImageSize): void {
    this.#image = image
    this.#viewport = null
    this.#rotation = 0
    this.#changed()
  }

  /** The size that every pane has, in CSS px. */
  setPane(pane: ImageSize): void {
    if (pane.width === this.#pane.width && pane.height === this.#pane.height) return
    this.#pane = pane
    this.#changed()
  }

  /** Seen whole, and upright. */
  fit(): void {
    this.#viewport = null
    this.#rotation = 0
    this.#changed()
  }

  /** One image pixel to one pixel of the screen. */
  actualSize(devicePixelRatio: number, at: Point = this.#middle): void {
    this.zoom(1 / devicePixelRatio / this.current.scale, at)
  }

  zoom(factor: number, at: Point = this.#middle): void {
    this.#viewport = zoomedAt(this.current, factor, at, this.#image, this.#pane)
    this.#changed()
  }

  /** Clockwise, radians. A whole image stays whole. */
  rotate(angle: number, at: Point = this.#middle): void {
    const turned = rotatedAt(this.current, angle, at, this.#image, this.#pane)
    this.#rotation = turned.rotation
    if (this.#viewport) this.#viewport = turned
    this.#changed()
  }

  pan(dx: number, dy: number): void {
    this.#viewport = panned(this.current, dx, dy, this.#image)
    this.#changed()
  }

  /** Looks at its image as `transform` does, which goes from image to pane. */
  take(transform: Similarity): void {
    const { x, y } = applied(inverse(transform), this.#middle)
    this.#rotation = rotationOf(transform)
    this.#viewport = { x, y, scale: scaleOf(transform), rotation: this.#rotation }
    this.#changed()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  get #middle(): Point {
    return { x: this.#pane.width / 2, y: this.#pane.height / 2 }
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}
