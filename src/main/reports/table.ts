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

/** A table whose head is repeated on every page that it goes on to. Rows are as high as their text; none is cut. */
export function table(
  build: Build,
  section: Tag,
  columns: readonly Column[],
  rows: readonly Row[],
): readonly PageBlock[] {
  const element = section.child('Table')
  const widths = columns.map(({ share }) => share * build.width)
  const headCells = columns.map(({ head }): Cell => ({ text: head, style: TEXT.cellHead }))
  const head: PageBlock = {
    ...rowBlock(build, element, columns, widths, { cells: headCells }, 'TH'),
    keepWithNext: true,
  }
  return [head, ...rows.map((row) => ({ ...rowBlock(build, element, columns, widths, row, 'TD'), head }))]
}

function rowBlock(
  { canvas, width }: Build,
  element: Tag,
  columns: readonly Column[],
  widths: readonly number[],
  { cells, keepWithNext = false, open = false }: Row,
  kind: 'TH' | 'TD',
): PageBlock {
  const set = cells.map(({ text, style = TEXT.cell, mark }, index) => {
    const indent = mark === undefined ? 0 : MARK.side + MARK.gap
    const room = (widths[index] ?? 0) - 2 * PADDING.x - indent
    return { style, mark, indent, room, lines: text === '' ? [] : canvas.lines(text, style, room) }
  })
  const height = Math.max(...set.map(({ lines, style }) => lines.length * style.leading)) + 2 * PADDING.y
  const drawCell = (index: number, { x, y }: Place): void => {
    const cell = set[index]
    if (!cell) return
    const { lines, style, mark, indent, room } = cell
    if (mark !== undefined)
      canvas.document
        .rect(x + PADDING.x, y + PADDING.y + (style.leading - MARK.side) / 2, MARK.side, MARK.side)
        .fill(mark)
    const align = columns[index]?.align ?? 'left'
    canvas.writeLines(lines, style, x + PADDING.x + indent, y + PADDING.y, { width: room, align })
  }
  const rule = ({ x, y }: Place): void => {
    if (!open) canvas.rule(x, y + height, width, kind === 'TH' ? COLOURS.quiet : COLOURS.line, 0.5)
  }
  const xOf = (index: number): number => widths.slice(0, index).reduce((sum, each) => sum + each, 0)
  return {
    height,
    before: 0,
    keepWithNext,
    draw: (place, _files, repeated) => {
      if (repeated) {
        canvas.artifact(() => {
          for (const index of set.keys()) drawCell(index, { x: place.x + xOf(index), y: place.y })
          rule(place)
        })
        return
      }
      const row = element.child('TR')
      for (const index of set.keys())
        row.child(kind).draw(() => {
          drawCell(index, { x: place.x + xOf(index), y: place.y })
        })
      canvas.artifact(() => {
        rule(place)
      })
    },
  }
}
