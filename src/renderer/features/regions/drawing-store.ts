import type { Drawing } from './drawing.ts'

/** The region that is being drawn. All panes draw it on its changes without React. */
export class DrawingStore {
  #current: Drawing | null = null
  readonly #listeners = new Set<() => void>()

  get current(): Drawing | null {
    return this.#current
  }

  set(drawing: Drawing | null): void {
    this.#current = drawing
    for (const listener of this.#listeners) listener()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }
}
