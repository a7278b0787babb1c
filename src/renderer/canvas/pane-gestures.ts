import type { Point } from './viewport.ts'

/** What gestures over a pane do. Points are in CSS px from the pane's corner. */
export interface GestureTarget {
  pan(dx: number, dy: number): void
  zoom(factor: number, at: Point): void
  /** Clockwise, radians. */
  rotate(angle: number, at: Point): void
  /** A double click or double tap. */
  toggleActualSize(at: Point): void
}

/** How much one pixel of wheel travel zooms; a notch of a mouse wheel is about 100. */
const ZOOM_PER_PIXEL = 0.0016
/** A pinch on a trackpad arrives as a wheel with small steps and the control key. */
const PINCH_PER_PIXEL = 0.01
const PIXELS_PER_LINE = 16

/** Drag to move, wheel or pinch to zoom at the pointer, two fingers to turn as well, shift and wheel to move sideways. Returns what ends it. */
export function listenToGestures(element: HTMLElement, target: GestureTarget): () => void {
  const pointers = new Map<number, Point>()
  const listening = new AbortController()
  const { signal } = listening
  const place = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }

  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0 && event.button !== 1) return
      element.setPointerCapture(event.pointerId)
      pointers.set(event.pointerId, place(event))
    },
    { signal },
  )
  element.addEventListener(
    'pointermove',
    (event) => {
      const before = pointers.get(event.pointerId)
      if (!before) return
      const now = place(event)
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1]
      if (other) {
        const factor = distance(now, other) / Math.max(1, distance(before, other))
        const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }
        target.zoom(factor, middle)
        target.rotate(angleBetween(before, now, other), middle)
        target.pan((now.x - before.x) / 2, (now.y - before.y) / 2)
      } else target.pan(now.x - before.x, now.y - before.y)
      pointers.set(event.pointerId, now)
    },
    { signal },
  )
  for (const end of ['pointerup', 'pointercancel'] as const)
    element.addEventListener(
      end,
      (event) => {
        pointers.delete(event.pointerId)
      },
      { signal },
    )
  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? PIXELS_PER_LINE : 1
      if (event.shiftKey) target.pan(-(event.deltaX || event.deltaY) * unit, 0)
      else {
        const perPixel = event.ctrlKey ? PINCH_PER_PIXEL : ZOOM_PER_PIXEL
        target.zoom(Math.exp(-event.deltaY * unit * perPixel), place(event))
      }
    },
    { signal, passive: false },
  )
  element.addEventListener(
    'dblclick',
    (event) => {
      target.toggleActualSize(place(event))
    },
    { signal },
  )
  return () => {
    listening.abort()
  }
}

/** How far the line from `centre` to a point turns when that goes from `before` to `now`, −π…π. */
function angleBetween(before: Point, now: Point, centre: Point): number {
  const turned =
    Math.atan2(now.y - centre.y, now.x - centre.x) - Math.atan2(before.y - centre.y, before.x - centre.x)
  return Math.atan2(Math.sin(turned), Math.cos(turned))
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
