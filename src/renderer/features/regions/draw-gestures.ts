import type { Point } from '../../canvas/viewport.ts'

/** What the pointer does while a region is drawn. Points are in CSS px from the surface's corner. */
export interface DrawTarget {
  press(at: Point): void
  /** `from`: where the pointer was pressed; null while it only hovers. */
  move(at: Point, from: Point | null): void
  /** The pointer is let go. */
  release(at: Point, from: Point): void
}

/** The main button or one finger draws; the wheel goes on to `behind`, which zooms. Returns what ends it. */
export function listenToDrawing(
  surface: HTMLElement,
  behind: () => HTMLElement | null,
  target: DrawTarget,
): () => void {
  const listening = new AbortController()
  const { signal } = listening
  let from: Point | null = null
  const place = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = surface.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
  surface.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0 || !event.isPrimary) return
      surface.setPointerCapture(event.pointerId)
      from = place(event)
      target.press(from)
    },
    { signal },
  )
  surface.addEventListener(
    'pointermove',
    (event) => {
      if (event.isPrimary) target.move(place(event), from)
    },
    { signal },
  )
  surface.addEventListener(
    'pointerup',
    (event) => {
      const pressed = from
      from = null
      if (pressed && event.isPrimary) target.release(place(event), pressed)
    },
    { signal },
  )
  surface.addEventListener(
    'pointercancel',
    () => {
      from = null
    },
    { signal },
  )
  surface.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      behind()?.dispatchEvent(new WheelEvent('wheel', event))
    },
    { signal, passive: false },
  )
  return () => {
    listening.abort()
  }
}
