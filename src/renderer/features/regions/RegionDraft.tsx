import type Konva from 'konva'
import { useEffect, useRef } from 'react'
import { Shape } from 'react-konva'
import type { PaneView } from '../../canvas/pane-view.ts'
import { outlinePointToPane, traceLine } from '../../canvas/trace-outline.ts'
import type { DrawingStore } from './drawing-store.ts'
import { lineOf } from './drawing.ts'

const CORNER_PX = 3

/** The region that is being drawn, in every pane. */
export function RegionDraft({ view, drawing }: { readonly view: PaneView; readonly drawing: DrawingStore }) {
  const shape = useRef<Konva.Shape>(null)
  useEffect(() => {
    const redraw = (): void => {
      shape.current?.getLayer()?.batchDraw()
    }
    const ends = [view.subscribe(redraw), drawing.subscribe(redraw)]
    return () => {
      for (const end of ends) end()
    }
  }, [view, drawing])
  return (
    <Shape
      ref={shape}
      listening={false}
      sceneFunc={({ _context: context }) => {
        const { current } = drawing
        if (!current) return
        const path = traceLine(lineOf(current), view, current.tool === 'ellipse')
        for (const [colour, width] of [
          ['rgb(0 0 0 / 65%)', 4],
          ['#ffffff', 2],
        ] as const) {
          context.strokeStyle = colour
          context.lineWidth = width
          context.stroke(path)
        }
        if (current.tool === 'ellipse') return
        context.fillStyle = '#ffffff'
        for (const corner of current.corners) {
          const { x, y } = outlinePointToPane(corner, view)
          context.fillRect(x - CORNER_PX, y - CORNER_PX, 2 * CORNER_PX, 2 * CORNER_PX)
        }
      }}
    />
  )
}
