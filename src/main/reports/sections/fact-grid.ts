import type { Build, PageBlock } from '../build.ts'
import type { Tag } from '../canvas.ts'
import { GAP, TEXT } from '../style.ts'

export type Fact = readonly [label: string, value: string]

const COLUMNS = 2
const LABEL_SHARE = 0.34
const LABEL_GAP = 6
const ROW_GAP = 3

/** Labels and values in two columns; a row is as high as the longest of it. */
export function factGrid({ canvas, width }: Build, section: Tag, facts: readonly Fact[]): PageBlock {
  const column = (width - GAP.section) / COLUMNS
  const labelWidth = LABEL_SHARE * column
  const set = facts.map(([label, value]) => ({
    label: canvas.lines(label, TEXT.label, labelWidth - LABEL_GAP),
    value: canvas.lines(value, TEXT.cell, column - labelWidth),
  }))
  const rows = Array.from({ length: Math.ceil(set.length / COLUMNS) }, (_, row) =>
    set.slice(row * COLUMNS, (row + 1) * COLUMNS),
  )
  const heights = rows.map(
    (row) =>
      ROW_GAP +
      TEXT.cell.leading * Math.max(...row.flatMap(({ label, value }) => [label.length, value.length])),
  )
  return {
    height: heights.reduce((sum, height) => sum + height, 0),
    before: 9,
    draw: ({ x, y }) => {
      let top = y
      for (const [index, row] of rows.entries()) {
        for (const [at, { label, value }] of row.entries()) {
          const left = x + at * (column + GAP.section)
          const here = top
          section.child('P').draw(() => {
            canvas.writeLines(label, TEXT.label, left, here)
            canvas.writeLines(value, TEXT.cell, left + labelWidth, here)
          })
        }
        top += heights[index] ?? 0
      }
    },
  }
}
