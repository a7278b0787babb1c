import type Konva from 'konva'
import { useEffect, useRef, useState } from 'react'
import { Shape } from 'react-konva'
import type { PaneView } from '../../canvas/pane-view.ts'
import { outlinePointToPane, traceLine } from '../../canvas/trace-outline.ts'
import type { Painting } from './brush.ts'
import { drawPainting, newSheets } from './draw-brush.ts'
import type { DrawingStore } from './drawing-store.ts'
import { lineOf, type Drawing } from './drawing.ts'

const CORNER_PX = 3

/** The region that is being drawn, in every pane. */
export function RegionDraft({ view, drawing }: { readonly view: PaneView; readonly drawing: DrawingStore }) {
  const shape = useRef<Konva.Shape>(null)
  const [sheets] = useState(newSheets)
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
      sceneFunc={(context, self) => {
        const { current, brush } = drawing
        if (current?.tool === 'brush') {
          const pane = self.getStage()?.size() ?? { width: 1, height: 1 }
          const ratio = context.canvas.getPixelRatio()
          drawPainting(context._context, current, brush, view, pane, ratio, sheets)
        } else if (current) drawOutline(context._context, current, view)
      }}
    />
  )
}

function drawOutline(
  context: CanvasRenderingContext2D,
  drawn: Exclude<Drawing, Painting>,
  view: PaneView,
): void {
  const path = traceLine(lineOf(drawn), view, drawn.tool === 'ellipse')
  for (const [colour, width] of [
    ['rgb(0 0 0 / 65%)', 4],
    ['#ffffff', 2],
  ] as const) {
    context.strokeStyle = colour
    context.lineWidth = width
    context.stroke(path)
  }
  if (drawn.tool === 'ellipse') return
  context.fillStyle = '#ffffff'
  for (const corner of drawn.corners) {
    const { x, y } = outlinePointToPane(corner, view)
    context.fillRect(x - CORNER_PX, y - CORNER_PX, 2 * CORNER_PX, 2 * CORNER_PX)
  }
}
