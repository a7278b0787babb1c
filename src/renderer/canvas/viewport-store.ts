import type { ImageSize } from '../../shared/imaging/pixels.ts'
import { fitted, panned, zoomedAt, type Point, type Viewport } from './viewport.ts'

/**
 * The one viewport of all panes. Panes draw on its changes without React: a pan of four panes is four canvas draws and
 * no rendering of components.
 */
export class ViewportStore {
  #image: ImageSize = { width: 1, height: 1 }
  #pane: ImageSize = { width: 1, height: 1 }
  /** Null: the whole image is fitted, whatever size the panes get. */
  #viewport: Viewport | null = null
  readonly #listeners = new Set<() => void>()

  get current(): Viewport {
    return this.#viewport ?? fitted(this.#image, this.#pane)
  }

  get isFitted(): boolean {
    return this.#viewport === null
  }

  /** Another photo: seen whole. */
  setImage(image: ImageSize): void {
    this.#image = image
    this.#viewport = null
    this.#changed()
  }

  /** The size that every pane has, in CSS px. */
  setPane(pane: ImageSize): void {
    if (pane.width === this.#pane.width && pane.height === this.#pane.height) return
    this.#pane = pane
    this.#changed()
  }

  fit(): void {
    this.#viewport = null
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

  pan(dx: number, dy: number): void {
    this.#viewport = panned(this.current, dx, dy, this.#image)
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
