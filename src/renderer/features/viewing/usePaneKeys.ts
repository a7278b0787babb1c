import type { KeyboardEvent } from 'react'
import type { ViewportStore } from '../../canvas/viewport-store.ts'
import { KEY_PAN_PX, KEY_TURN, ZOOM_STEP } from '../../canvas/steps.ts'

/** The keys that move and zoom, for a view that does not move with the others; null: it does, and the window has them. */
export function usePaneKeys(own: ViewportStore | null): (event: KeyboardEvent) => void {
  return (event) => {
    if (!own || event.ctrlKey || event.metaKey || event.altKey) return
    const act = viewportKeys(own)[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
}

/** What keys do to a view. */
export function viewportKeys(viewport: ViewportStore): Readonly<Record<string, () => void>> {
  const pan = (x: number, y: number) => () => {
    viewport.pan(x * KEY_PAN_PX, y * KEY_PAN_PX)
  }
  const zoom = (factor: number) => () => {
    viewport.zoom(factor)
  }
  const turn = (angle: number) => () => {
    viewport.rotate(angle)
  }
  return {
    f: () => {
      viewport.fit()
    },
    a: () => {
      viewport.actualSize(window.devicePixelRatio)
    },
    '+': zoom(ZOOM_STEP),
    '=': zoom(ZOOM_STEP),
    '-': zoom(1 / ZOOM_STEP),
    '[': turn(-KEY_TURN),
    ']': turn(KEY_TURN),
    ArrowLeft: pan(1, 0),
    ArrowRight: pan(-1, 0),
    ArrowUp: pan(0, 1),
    ArrowDown: pan(0, -1),
  }
}
