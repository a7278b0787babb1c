import type { Paper } from '../../shared/reports/report-content.ts'
import { SCALE_STEPS, COLOUR_SCALES } from '../../shared/imaging/colour-scales.ts'
import type { Pigment } from '../../shared/imaging/pigments.ts'

/** How a report looks: sizes in points (1/72 inch), colours as the PDF library takes them. [D] */

export const PAPER_SIZES: Readonly<Record<Paper, readonly [width: number, height: number]>> = {
  a4: [595.28, 841.89],
  letter: [612, 792],
}

/** White round the printed page; heads and feet lie inside. */
export const MARGIN = { side: 51, top: 40, bottom: 34 } as const

export interface TextStyle {
  readonly font: 'regular' | 'bold'
  readonly size: number
  /** From line to line. */
  readonly leading: number
  readonly colour: string
}

const INK = '#1b2430'
const QUIET = '#566170'

export const COLOURS = {
  ink: INK,
  quiet: QUIET,
  line: '#d3d9e0',
  panel: '#f4f6f8',
  accent: '#2b5a68',
} as const

const style = (font: TextStyle['font'], size: number, leading: number, colour: string = INK): TextStyle => ({
  font,
  size,
  leading,
  colour,
})

export const TEXT = {
  title: style('bold', 19, 26),
  heading: style('bold', 11.5, 17, COLOURS.accent),
  clinic: style('bold', 12.5, 18),
  body: style('regular', 10, 15.5),
  strong: style('bold', 10, 15.5),
  label: style('regular', 9, 13, QUIET),
  value: style('bold', 10, 14.5),
  cell: style('regular', 9, 13),
  cellHead: style('bold', 9, 13, QUIET),
  caption: style('bold', 9, 13),
  note: style('regular', 9, 13, QUIET),
  /** Head and foot of a page, and the ticks of a chart. */
  small: style('regular', 7.5, 10.5, QUIET),
} as const

export const GAP = { section: 20, heading: 7, paragraph: 5, picture: 10 } as const

/** A pigment's colour at a place of its scale, 0…1. */
export function scaleColour(pigment: Pigment, at: number): string {
  const step = Math.round(at * (SCALE_STEPS - 1))
  return `#${Buffer.from(COLOUR_SCALES[pigment].subarray(3 * step, 3 * step + 3)).toString('hex')}`
}

/** … that stands out on white: for lines and marks. */
export const pigmentColour = (pigment: Pigment): string => scaleColour(pigment, 0.62)
