import { type Brush, FIRST_BRUSH } from './brush.ts'
import type { Drawing } from './drawing.ts'

/** The region that is being drawn, and the brush in hand. All panes draw it on its changes without React. */
export class DrawingStore {
  #current: Drawing | null = null
  #brush = FIRST_BRUSH
  readonly #listeners = new Set<() => void>()

  get current(): Drawing | null {
    return this.#current
  }

  set(drawing: Drawing | null): void {
    this.#current = drawing
    this.#tell()
  }

  get brush(): Brush {
    return this.#brush
  }

  setBrush(brush: Brush): void {
    this.#brush = brush
    this.#tell()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
