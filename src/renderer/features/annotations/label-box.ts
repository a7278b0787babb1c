import type { AnnotationFields } from '../../../shared/domain/annotation.ts'
import type { PaneView } from '../../canvas/pane-view.ts'
import type { Point } from '../../canvas/viewport.ts'
import { LABEL_GAP_PX, TEXT_LINE_PX, TEXT_WIDEST_PX } from './annotation-style.ts'
import { boundsOf, pointsOf } from './shape-geometry.ts'
import { textLines, type Measure } from './text-lines.ts'

/** What a pane has for words. */
export interface LabelRoom {
  readonly measure: Measure
  /** A line of them, CSS px. */
  readonly widest: number
}

export const labelRoom = (paneWidth: number, measure: Measure): LabelRoom => ({
  measure,
  widest: Math.min(TEXT_WIDEST_PX, paneWidth / 2),
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
 * its middle. `extra`: a line before the label, such as how long a length is. `whole`: a long label is not cut. Null: it has none.
 */
export function labelBox(
  { shape, text }: AnnotationFields,
  extra: string | null,
  view: PaneView,
  { measure, widest }: LabelRoom,
  whole: boolean,
): LabelBox | null {
  const all = textLines(text, widest, measure)
  const words = whole || shape.kind === 'text' ? all : cut(all)
  const lines = extra === null ? words : [extra, ...words]
  if (lines.length === 0) return null
  const width = Math.max(...lines.map(measure))
  const size = { width, height: lines.length * TEXT_LINE_PX, lines }
  if (shape.kind === 'text') {
    const { x, y } = view.toPane(shape.at)
    return { left: x, top: y, ...size }
  }
  if (shape.kind === 'arrow') {
    const from = view.toPane(shape.from)
    const below = from.y >= view.toPane(shape.to).y
    const top = below ? from.y + LABEL_GAP_PX : from.y - LABEL_GAP_PX - size.height
    return { left: from.x - width / 2, top, ...size }
  }
  const { left, right, bottom } = boundsOf(pointsOf(shape).map((point) => view.toPane(point)))
  return { left: (left + right - width) / 2, top: bottom + LABEL_GAP_PX, ...size }
}

function cut(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_LINES) return lines
  return lines.slice(0, MOST_LINES).map((line, index) => (index === MOST_LINES - 1 ? `${line}…` : line))
}

export const isInBox = ({ x, y }: Point, { left, top, width, height }: LabelBox, slack: number): boolean =>
  x >= left - slack && x <= left + width + slack && y >= top - slack && y <= top + height + slack
