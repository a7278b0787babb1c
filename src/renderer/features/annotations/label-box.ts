import type { AnnotationFields, AnnotationShape } from '../../../shared/domain/annotation.ts'
import type { PaneView } from '../../canvas/pane-view.ts'
import type { Point } from '../../canvas/viewport.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { LABEL_EDGE_PX, LABEL_GAP_PX, TEXT_LINE_PX, TEXT_WIDEST_PX } from './annotation-style.ts'
import { boundsOf, pointsOf } from './shape-geometry.ts'
import { textLines, type Measure } from './text-lines.ts'

/** What a pane has for words. */
export interface LabelRoom {
  readonly measure: Measure
  /** A line of them, CSS px. */
  readonly widest: number
  /** The pane's, CSS px. */
  readonly pane: ImageSize
}

export const labelRoom = (pane: ImageSize, measure: Measure): LabelRoom => ({
  measure,
  widest: Math.min(TEXT_WIDEST_PX, pane.width / 2),
  pane,
})

/** Lines that a label beside a shape may have, so that it does not cover what it is about. */
const MOST_LINES = 2

/** Words on the pane, CSS px. */
export interface LabelBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly lines: readonly string[]
}

/**
 * Where the words of an annotation stand in a pane: of a text at its place, of an arrow at its tail, else below the shape, in
 * its middle; beside the pane's edge moved inwards, so that they are whole, as long as that place is seen itself. `extra`: a line
 * before the label, such as how long a length is. `whole`: a long label is not cut. Null: it has none.
 */
export function labelBox(
  { shape, text }: AnnotationFields,
  extra: string | null,
  view: PaneView,
  { measure, widest, pane }: LabelRoom,
  whole: boolean,
): LabelBox | null {
  const all = textLines(text, widest, measure)
  const words = whole || shape.kind === 'text' ? all : cut(all)
  const lines = extra === null ? words : [extra, ...words]
  if (lines.length === 0) return null
  const width = Math.max(...lines.map(measure))
  const height = lines.length * TEXT_LINE_PX
  const place = placeOf(shape, view, { width, height })
  const isSeen = isInBox(place.at, { left: 0, top: 0, ...pane }, 0)
  return {
    left: isSeen ? within(place.left, width, pane.width) : place.left,
    top: isSeen ? within(place.top, height, pane.height) : place.top,
    width,
    height,
    lines,
  }
}

/** Where words of a size belong, and what of the shape they stand beside. */
function placeOf(
  shape: AnnotationShape,
  view: PaneView,
  { width, height }: ImageSize,
): { readonly at: Point; readonly left: number; readonly top: number } {
  if (shape.kind === 'text') {
    const at = view.toPane(shape.at)
    return { at, left: at.x, top: at.y }
  }
  if (shape.kind === 'arrow') {
    const at = view.toPane(shape.from)
    const below = at.y >= view.toPane(shape.to).y
    return { at, left: at.x - width / 2, top: below ? at.y + LABEL_GAP_PX : at.y - LABEL_GAP_PX - height }
  }
  const { left, right, bottom } = boundsOf(pointsOf(shape).map((point) => view.toPane(point)))
  const middle = (left + right) / 2
  return { at: { x: middle, y: bottom }, left: middle - width / 2, top: bottom + LABEL_GAP_PX }
}

/** Moved between both edges; at the first one where there is not room enough. */
const within = (start: number, length: number, room: number): number =>
  Math.max(LABEL_EDGE_PX, Math.min(start, room - LABEL_EDGE_PX - length))

function cut(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_LINES) return lines
  return lines.slice(0, MOST_LINES).map((line, index) => (index === MOST_LINES - 1 ? `${line}…` : line))
}

export const isInBox = (
  { x, y }: Point,
  { left, top, width, height }: Omit<LabelBox, 'lines'>,
  slack: number,
): boolean => x >= left - slack && x <= left + width + slack && y >= top - slack && y <= top + height + slack
