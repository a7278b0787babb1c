import type { PaneView } from '../../canvas/pane-view.ts'
import type { Point } from '../../canvas/viewport.ts'
import type { AnnotationDesk } from './annotation-desk.ts'
import { annotationAt, handleAt } from './hit-test.ts'
import type { LabelRoom } from './label-box.ts'
import { distance } from './shape-geometry.ts'

export interface DrawingPane {
  readonly desk: AnnotationDesk
  /** The one that the pane shows. */
  readonly photo: string
  readonly view: PaneView
  readonly room: LabelRoom
}

/** A click that trembles moves nothing, CSS px. */
const TREMBLE_PX = 3

/**
 * The pointer over a pane: draws with the tool in hand, else takes the annotation that it is on. All other gestures go on to
 * the pane below, which moves and zooms. Returns what ends it.
 */
export function listenToDrawing(element: HTMLElement, { desk, photo, view, room }: DrawingPane): () => void {
  const listening = new AbortController()
  const options = { signal: listening.signal }
  /** Where the pointer that is at work went down; null: none is. */
  let start: Point | null = null
  let trembling = false
  const place = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
  const under = (at: Point) => annotationAt(desk.seenOn(photo), at, view, room)
  const handleUnder = (at: Point): number | null => {
    const selected = desk.get().active === photo && desk.mayDraw ? desk.selected : null
    return selected && handleAt(selected.shape, at, view)
  }

  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0 || !event.isPrimary || !desk.get().shown) return
      const at = place(event)
      if (desk.get().tool) desk.begin(photo, view.toImage(at))
      else {
        const handle = handleUnder(at)
        const hit = handle === null ? under(at) : null
        if (handle === null) {
          desk.activate(photo)
          desk.select(hit?.key ?? null)
          if (!hit) return
        }
        desk.grab(view.toImage(at), handle)
      }
      event.stopPropagation()
      element.setPointerCapture(event.pointerId)
      start = at
      trembling = desk.act?.kind === 'alter'
    },
    options,
  )
  element.addEventListener(
    'pointermove',
    (event) => {
      const at = place(event)
      if (!start) {
        element.style.cursor = desk.get().tool ? '' : cursorOver(handleUnder(at) !== null, under(at) !== null)
        return
      }
      if (trembling && distance(start, at) < TREMBLE_PX) return
      trembling = false
      desk.drag(view.toImage(at), event.shiftKey)
    },
    options,
  )
  element.addEventListener(
    'pointerup',
    () => {
      if (!start) return
      start = null
      desk.drop(view.scale)
    },
    options,
  )
  element.addEventListener(
    'pointercancel',
    () => {
      if (start && desk.act) desk.cancel()
      start = null
    },
    options,
  )
  element.addEventListener(
    'dblclick',
    (event) => {
      const hit = desk.get().shown ? under(place(event)) : null
      if (desk.get().tool || hit) event.stopPropagation()
      if (hit?.key) desk.typeAt(hit.key)
    },
    options,
  )
  return () => {
    listening.abort()
    if (start && desk.act) desk.cancel()
    element.style.cursor = ''
  }
}

/** '': as the pane has it. */
function cursorOver(handle: boolean, annotation: boolean): string {
  if (handle) return 'crosshair'
  return annotation ? 'move' : ''
}
