import type { LoupeStore } from './loupe-store.ts'
import type { Point } from './viewport.ts'

/** A pointer that stays down so long without moving asks for the loupe. */
const HOLD_MS = 450
/** CSS px that a resting pointer may wander. */
const REST_PX = 6

/** The loupe follows the pointer; one held down brings it until it is lifted. Returns what ends it. */
export function listenToLoupe(
  element: HTMLElement,
  loupe: LoupeStore,
  spotAt: (at: Point) => Point,
): () => void {
  const listening = new AbortController()
  const { signal } = listening
  let holding: ReturnType<typeof setTimeout> | undefined
  let pressed: Point | null = null
  const place = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
  const letGo = (): void => {
    clearTimeout(holding)
    pressed = null
    loupe.release()
  }
  element.addEventListener(
    'pointerdown',
    (event) => {
      letGo()
      if (event.button !== 0 || !event.isPrimary) return
      pressed = place(event)
      const at = pressed
      holding = setTimeout(() => {
        loupe.hold(spotAt(at))
      }, HOLD_MS)
    },
    { signal },
  )
  element.addEventListener(
    'pointermove',
    (event) => {
      const at = place(event)
      if (pressed && !loupe.isHeld && Math.hypot(at.x - pressed.x, at.y - pressed.y) > REST_PX) letGo()
      loupe.show(spotAt(at))
    },
    { signal },
  )
  element.addEventListener(
    'pointerleave',
    () => {
      loupe.show(null)
    },
    { signal },
  )
  for (const end of ['pointerup', 'pointercancel'] as const) element.addEventListener(end, letGo, { signal })
  return () => {
    clearTimeout(holding)
    listening.abort()
  }
}
