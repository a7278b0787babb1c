import type { Point } from '../../shared/imaging/similarity.ts'

/** How much the loupe enlarges: pixels of the screen per pixel of the photo at hand. */
export interface LoupeLook {
  readonly zoom: number
}

export const LEAST_LOUPE_ZOOM = 2
export const MOST_LOUPE_ZOOM = 16

/**
 * The one loupe of all panes: whether it is on, how much it enlarges, and the spot of skin that it shows. As with the
 * viewport, panes draw on its changes without React.
 */
export class LoupeStore implements LoupeLook {
  #on = false
  #held = false
  #zoom = 4
  #spot: Point | null = null
  readonly #listeners = new Set<() => void>()

  get isOn(): boolean {
    return this.#on || this.#held
  }

  /** Brought by a pointer that is down: it goes with it. */
  get isHeld(): boolean {
    return this.#held
  }

  get zoom(): number {
    return this.#zoom
  }

  /** Pixels of the photo at hand; null while the pointer is elsewhere, or the loupe off. */
  get spot(): Point | null {
    return this.isOn ? this.#spot : null
  }

  toggle(on = !this.#on): void {
    this.#on = on
    if (!on) this.#spot = null
    this.#changed()
  }

  /** For as long as a pointer is down. */
  hold(spot: Point): void {
    this.#held = true
    this.#spot = spot
    this.#changed()
  }

  release(): void {
    if (!this.#held) return
    this.#held = false
    this.#changed()
  }

  /** `factor` above 1 enlarges more; stops at both ends. */
  zoomBy(factor: number): void {
    const zoom = Math.min(MOST_LOUPE_ZOOM, Math.max(LEAST_LOUPE_ZOOM, this.#zoom * factor))
    if (zoom === this.#zoom) return
    this.#zoom = zoom
    this.#changed()
  }

  show(spot: Point | null): void {
    if (!this.isOn || (spot === null && this.#spot === null)) return
    this.#spot = spot
    this.#changed()
  }

  /** As another loupe is; null: off. */
  follow(other: { readonly spot: Point; readonly zoom: number } | null): void {
    if (other) this.#zoom = other.zoom
    this.#on = other !== null
    this.#spot = other?.spot ?? null
    this.#changed()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}
