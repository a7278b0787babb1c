import type { Build, PageBlock, Place } from './build.ts'
import type { Tag } from './canvas.ts'
import { COLOURS, TEXT, type TextStyle } from './style.ts'

export interface Column {
  readonly head: string
  /** Share of the table's width; all together 1. */
  readonly share: number
  readonly align?: 'left' | 'right'
}

export interface Cell {
  readonly text: string
  readonly style?: TextStyle
  /** A small square of this colour before the text. */
  readonly mark?: string
}

export interface Row {
  readonly cells: readonly Cell[]
  /** Stays on one page with the next row. */
  readonly keepWithNext?: boolean
  /** No line under it. */
  readonly open?: boolean
}

const PADDING = { x: 4, y: 3 } as const
const MARK = { side: 6, gap: 5 } as const
/** A row of more lines may be parted between pages, so many lines at a time: it could be higher than a page. */
const LINES = { whole: 12, piece: 4 } as const

/**
 * A table whose head is repeated on every page that it goes on to. Rows are as high as their text, and a long one goes on on the next
 * page: none is cut.
 */
export function table(
  build: Build,
  section: Tag,
  columns: readonly Column[],
  rows: readonly Row[],
): readonly PageBlock[] {
  const element = section.child('Table')
  const widths = columns.map(({ share }) => share * build.width)
  const headCells = columns.map(({ head }): Cell => ({ text: head, style: TEXT.cellHead }))
  const [head] = rowBlocks(build, element, columns, widths, { cells: headCells, keepWithNext: true }, 'TH')
  if (!head) return []
  const below = rows.flatMap((row) => rowBlocks(build, element, columns, widths, row, 'TD'))
  return [head, ...below.map((block) => ({ ...block, head }))]
}

interface SetCell {
  readonly style: TextStyle
  readonly mark: string | undefined
  readonly indent: number
  readonly room: number
  readonly lines: readonly string[]
}

/** A row, or its pieces from the top to the bottom. */
function rowBlocks(
  build: Build,
  element: Tag,
  columns: readonly Column[],
  widths: readonly number[],
  { cells, keepWithNext = false, open = false }: Row,
  kind: 'TH' | 'TD',
): readonly PageBlock[] {
  const { canvas, width } = build
  const set = cells.map(({ text, style = TEXT.cell, mark }, index): SetCell => {
    const indent = mark === undefined ? 0 : MARK.side + MARK.gap
    const room = (widths[index] ?? 0) - 2 * PADDING.x - indent
    return { style, mark, indent, room, lines: text === '' ? [] : canvas.lines(text, style, room) }
  })
  const deepest = Math.max(...set.map(({ lines }) => lines.length))
  const piece = deepest > LINES.whole && kind === 'TD' ? LINES.piece : Math.max(1, deepest)
  const pieces = Math.max(1, Math.ceil(deepest / piece))
  const xOf = (index: number): number => widths.slice(0, index).reduce((sum, each) => sum + each, 0)
  const row = element.child('TR')
  const tags = set.map(() => row.child(kind))
  return Array.from({ length: pieces }, (_, at): PageBlock => {
    const [first, last] = [at === 0, at === pieces - 1]
    const part = set.map((cell) => ({ ...cell, lines: cell.lines.slice(at * piece, (at + 1) * piece) }))
    const above = first ? PADDING.y : 0
    const height =
      Math.max(...part.map(({ lines, style }) => lines.length * style.leading)) +
      above +
      (last ? PADDING.y : 0)
    const drawCell = (index: number, { x, y }: Place): void => {
      const cell = part[index]
      if (!cell) return
      const { lines, style, mark, indent, room } = cell
      if (first && mark !== undefined)
        canvas.document
          .rect(x + PADDING.x, y + above + (style.leading - MARK.side) / 2, MARK.side, MARK.side)
          .fill(mark)
      const align = columns[index]?.align ?? 'left'
      canvas.writeLines(lines, style, x + PADDING.x + indent, y + above, { width: room, align })
    }
    const rule = ({ x, y }: Place): void => {
      if (last && !open) canvas.rule(x, y + height, width, kind === 'TH' ? COLOURS.quiet : COLOURS.line, 0.5)
    }
    return {
      height,
      before: 0,
      keepWithNext: keepWithNext && last,
      draw: (place, _files, repeated) => {
        if (repeated) {
          canvas.artifact(() => {
            for (const index of part.keys()) drawCell(index, { x: place.x + xOf(index), y: place.y })
            rule(place)
          })
          return
        }
        for (const [index, tag] of tags.entries())
          if (first || (part[index]?.lines.length ?? 0) > 0)
            tag.draw(() => {
              drawCell(index, { x: place.x + xOf(index), y: place.y })
            })
        canvas.artifact(() => {
          rule(place)
        })
      },
    }
  })
}
