import type { Point } from './viewport.ts'

/** A pointer that has moved farther than this, CSS px, has dragged. */
const STILL_PX = 4

/** Tells of clicks on a pane that are none of its gestures: the pointer stayed where it was. Returns what ends it. */
export function listenToClicks(element: HTMLElement, onClick: (at: Point) => void): () => void {
  const listening = new AbortController()
  const { signal } = listening
  let from: Point | null = null
  element.addEventListener(
    'pointerdown',
    ({ button, isPrimary, clientX, clientY }) => {
      from = button === 0 && isPrimary ? { x: clientX, y: clientY } : null
    },
    { signal },
  )
  element.addEventListener(
    'pointerup',
    ({ clientX, clientY }) => {
      if (from && Math.hypot(clientX - from.x, clientY - from.y) <= STILL_PX) {
        const { left, top } = element.getBoundingClientRect()
        onClick({ x: clientX - left, y: clientY - top })
      }
      from = null
    },
    { signal },
  )
  return () => {
    listening.abort()
  }
}
