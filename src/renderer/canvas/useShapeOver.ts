import type Konva from 'konva'
import { useEffect, useRef, type RefObject } from 'react'
import type { PaneView } from './pane-view.ts'

/** For a shape over a pane: it is drawn anew when the pane looks elsewhere. */
export function useShapeOver(view: Pick<PaneView, 'subscribe'>): RefObject<Konva.Shape | null> {
  const shape = useRef<Konva.Shape>(null)
  useEffect(
    () =>
      view.subscribe(() => {
        shape.current?.getLayer()?.batchDraw()
      }),
    [view],
  )
  return shape
}
