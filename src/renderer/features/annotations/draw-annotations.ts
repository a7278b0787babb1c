import type { AnnotationFields, AnnotationShape } from '../../../shared/domain/annotation.ts'
import type { PaneView } from '../../canvas/pane-view.ts'
import type { Point } from '../../canvas/viewport.ts'
import {
  ARROW_HEAD_PX,
  CASING,
  CASING_PX,
  COLOUR_VALUES,
  HANDLE_PX,
  LENGTH_END_PX,
  LINE_PX,
  TEXT_FONT,
  TEXT_LINE_PX,
} from './annotation-style.ts'
import { labelBox, type LabelRoom } from './label-box.ts'
import { cornersOf, handlesOf } from './shape-handles.ts'
import { boundsOf } from './shape-geometry.ts'

/** One annotation as a pane shows it. */
export interface Look extends AnnotationFields {
  /** With handles. */
  readonly selected: boolean
  /** The pointer is still down: an outline is not closed yet. */
  readonly open: boolean
  /** A line of words before the text; null: none. */
  readonly extra: string | null
}

/** Draws annotations in CSS px: lines and letters keep their size at every zoom. */
export function drawAnnotations(
  context: CanvasRenderingContext2D,
  looks: readonly Look[],
  view: PaneView,
  room: LabelRoom,
): void {
  context.lineCap = 'round'
  context.lineJoin = 'round'
  for (const look of looks) drawOne(context, look, view, room)
}

function drawOne(context: CanvasRenderingContext2D, look: Look, view: PaneView, room: LabelRoom): void {
  const { shape, selected, open } = look
  const colour = COLOUR_VALUES[shape.colour]
  const path = new Path2D()
  const filled = new Path2D()
  trace(shape, view, path, filled, open)
  const width = selected ? LINE_PX + 1 : LINE_PX
  context.strokeStyle = CASING
  context.lineWidth = width + 2 * CASING_PX
  context.stroke(path)
  context.stroke(filled)
  context.strokeStyle = context.fillStyle = colour
  context.lineWidth = width
  context.stroke(path)
  context.fill(filled)
  drawLabel(context, look, view, room)
  if (selected && !open) drawHandles(context, shape, colour, view)
}

/** The lines of a shape, and what of it is filled. */
function trace(shape: AnnotationShape, view: PaneView, path: Path2D, filled: Path2D, open: boolean): void {
  switch (shape.kind) {
    case 'text':
      return
    case 'arrow':
      traceArrow(view.toPane(shape.from), view.toPane(shape.to), path, filled)
      return
    case 'length':
      traceLength(view.toPane(shape.from), view.toPane(shape.to), path)
      return
    case 'ellipse': {
      const { centre, rx, ry } = shape
      const { x, y } = view.toPane(centre)
      // The photo may lie turned in the pane.
      const along = view.toPane({ x: centre.x + 1, y: centre.y })
      path.ellipse(
        x,
        y,
        rx * view.scale,
        ry * view.scale,
        Math.atan2(along.y - y, along.x - x),
        0,
        2 * Math.PI,
      )
      return
    }
    case 'outline':
      tracePolygon(
        shape.points.map((point) => view.toPane(point)),
        path,
      )
      if (!open) path.closePath()
  }
}

function tracePolygon(points: readonly Point[], path: Path2D): void {
  for (const [index, { x, y }] of points.entries()) {
    if (index === 0) path.moveTo(x, y)
    else path.lineTo(x, y)
  }
}

function traceArrow(from: Point, to: Point, path: Path2D, filled: Path2D): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x)
  const head = (side: number): Point => ({
    x: to.x - ARROW_HEAD_PX * Math.cos(angle + side),
    y: to.y - ARROW_HEAD_PX * Math.sin(angle + side),
  })
  // The shaft ends inside the head, whose point stays sharp.
  const inside = ARROW_HEAD_PX * 0.7
  tracePolygon([from, { x: to.x - inside * Math.cos(angle), y: to.y - inside * Math.sin(angle) }], path)
  tracePolygon([to, head(0.42), head(-0.42)], filled)
  filled.closePath()
}

function traceLength(from: Point, to: Point, path: Path2D): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x)
  const dx = -Math.sin(angle) * LENGTH_END_PX
  const dy = Math.cos(angle) * LENGTH_END_PX
  tracePolygon([from, to], path)
  for (const { x, y } of [from, to])
    tracePolygon(
      [
        { x: x - dx, y: y - dy },
        { x: x + dx, y: y + dy },
      ],
      path,
    )
}

function drawLabel(context: CanvasRenderingContext2D, look: Look, view: PaneView, room: LabelRoom): void {
  context.font = TEXT_FONT
  context.textBaseline = 'middle'
  const box = labelBox(look, look.extra, view, room, look.selected)
  if (!box) return
  context.strokeStyle = CASING
  context.lineWidth = 2 * CASING_PX + 1.5
  context.fillStyle = COLOUR_VALUES[look.shape.colour]
  const centred = look.shape.kind !== 'text'
  context.textAlign = centred ? 'center' : 'left'
  for (const [index, line] of box.lines.entries()) {
    const x = centred ? box.left + box.width / 2 : box.left
    const y = box.top + (index + 0.5) * TEXT_LINE_PX
    context.strokeText(line, x, y)
    context.fillText(line, x, y)
  }
  if (look.selected && !centred)
    drawBox(context, box.left - 5, box.top - 3, box.width + 10, box.height + 6, context.fillStyle)
}

function drawBox(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
): void {
  context.lineWidth = LINE_PX + 2 * CASING_PX - 1
  context.strokeStyle = CASING
  context.strokeRect(x, y, width, height)
  context.lineWidth = 1
  context.strokeStyle = colour
  context.setLineDash([4, 3])
  context.strokeRect(x, y, width, height)
  context.setLineDash([])
}

function drawHandles(
  context: CanvasRenderingContext2D,
  shape: AnnotationShape,
  colour: string,
  view: PaneView,
): void {
  if (shape.kind === 'outline') {
    const box = new Path2D()
    tracePolygon(
      cornersOf(boundsOf(shape.points)).map((corner) => view.toPane(corner)),
      box,
    )
    box.closePath()
    context.lineWidth = 1
    context.strokeStyle = colour
    context.setLineDash([4, 3])
    context.stroke(box)
    context.setLineDash([])
  }
  for (const handle of handlesOf(shape)) {
    const { x, y } = view.toPane(handle)
    context.beginPath()
    context.arc(x, y, HANDLE_PX, 0, 2 * Math.PI)
    context.fillStyle = '#ffffff'
    context.fill()
    context.lineWidth = LINE_PX
    context.strokeStyle = colour
    context.stroke()
  }
}
