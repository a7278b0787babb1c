import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { Rings } from '../../../shared/imaging/outline.ts'
import type { PaneView } from '../../canvas/pane-view.ts'
import { outlinePointToPane, traceLine, traceRings } from '../../canvas/trace-outline.ts'
import type { Brush, Painting, Stroke } from './brush.ts'

/** Over any picture, as all marks over skin: light, with a light rim on a dark seam. */
const COVER = 'rgb(255 255 255 / 30%)'
const RIMS = [
  ['rgb(0 0 0 / 65%)', 3],
  ['#ffffff', 1.5],
] as const
const AROUND = [0, 1, 2, 3, 4, 5, 6, 7].map((eighth) => (eighth * Math.PI) / 4)

/** Sheets that painting needs beside the pane's own, kept from one drawing to the next. */
export interface PaintSheets {
  /** What was painted. */
  readonly paint: OffscreenCanvas
  /** … in a colour, and its rim. */
  readonly tinted: OffscreenCanvas
}

export const newSheets = (): PaintSheets => ({
  paint: new OffscreenCanvas(1, 1),
  tinted: new OffscreenCanvas(1, 1),
})

/** Draws what is being painted on a pane, and the brush. `ratio`: device px a CSS px. */
export function drawPainting(
  context: CanvasRenderingContext2D,
  { strokes, base, at }: Painting,
  brush: Brush,
  view: PaneView,
  pane: ImageSize,
  ratio: number,
  sheets: PaintSheets,
): void {
  if (strokes.length > 0 || base.length > 0) {
    paintAll(prepared(sheets.paint, pane, ratio), base, strokes, view)
    const all = { width: pane.width, height: pane.height }
    for (const [colour, rimPx] of RIMS) {
      const rim = prepared(sheets.tinted, pane, ratio)
      for (const angle of AROUND)
        rim.drawImage(sheets.paint, rimPx * Math.cos(angle), rimPx * Math.sin(angle), all.width, all.height)
      tint(rim, colour, pane)
      rim.globalCompositeOperation = 'destination-out'
      rim.drawImage(sheets.paint, 0, 0, all.width, all.height)
      context.drawImage(sheets.tinted, 0, 0, all.width, all.height)
    }
    const cover = prepared(sheets.tinted, pane, ratio)
    cover.drawImage(sheets.paint, 0, 0, all.width, all.height)
    tint(cover, COVER, pane)
    context.drawImage(sheets.tinted, 0, 0, all.width, all.height)
  }
  if (at) drawBrush(context, outlinePointToPane(at, view), brush)
}

function paintAll(
  context: OffscreenCanvasRenderingContext2D,
  base: Rings,
  strokes: readonly Stroke[],
  view: PaneView,
): void {
  context.fill(traceRings(base, view), 'evenodd')
  context.lineCap = 'round'
  context.lineJoin = 'round'
  for (const { path, radius, erases } of strokes) {
    context.globalCompositeOperation = erases ? 'destination-out' : 'source-over'
    context.lineWidth = 2 * radius * view.scale
    // A line needs two ends, or nothing is drawn.
    context.stroke(traceLine(path.length === 1 ? [path[0], path[0]] : path, view, false))
  }
}

/** A circle as large as the brush; a broken one where it erases. */
function drawBrush(
  context: CanvasRenderingContext2D,
  { x, y }: { readonly x: number; readonly y: number },
  { diameterPx, erases }: Brush,
): void {
  context.save()
  for (const [colour, width] of [
    ['rgb(0 0 0 / 65%)', 3],
    ['#ffffff', 1.5],
  ] as const) {
    context.beginPath()
    context.setLineDash(erases ? [4, 3] : [])
    context.arc(x, y, diameterPx / 2, 0, 2 * Math.PI)
    context.strokeStyle = colour
    context.lineWidth = width
    context.stroke()
  }
  context.restore()
}

/** An empty sheet as large as the pane, in CSS px. */
function prepared(
  sheet: OffscreenCanvas,
  { width, height }: ImageSize,
  ratio: number,
): OffscreenCanvasRenderingContext2D {
  // A new size empties it, the same one too.
  sheet.width = Math.max(1, Math.round(width * ratio))
  sheet.height = Math.max(1, Math.round(height * ratio))
  const context = sheet.getContext('2d')
  if (!context) throw new Error('expected a context to draw with, found none')
  context.scale(ratio, ratio)
  return context
}

function tint(
  context: OffscreenCanvasRenderingContext2D,
  colour: string,
  { width, height }: ImageSize,
): void {
  context.globalCompositeOperation = 'source-in'
  context.fillStyle = colour
  context.fillRect(0, 0, width, height)
}
