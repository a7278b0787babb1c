import { PIGMENTS, type Pigment } from '../../../shared/imaging/pigments.ts'
import type { ReportSeries } from '../../../shared/reports/report-series.ts'
import type { Build, Place } from '../build.ts'
import { COLOURS, pigmentColour, TEXT } from '../style.ts'
import { decimalsOf, type Chart } from './timeline-chart.ts'

export const CHART_HEIGHT = 168
const PLOT = { left: 34, right: 8, top: 20, bottom: 28 } as const
const MARK = 2.6

/** Axes, lines and marks in vectors; each map has a mark of its own form, so that no colour is needed to tell them apart. */
export function drawChart(
  { canvas, texts, words }: Build,
  chart: Chart,
  { number, points }: ReportSeries,
  { x, y }: Place,
  width: number,
): void {
  const { document } = canvas
  const left = x + PLOT.left
  const right = x + width - PLOT.right
  const top = y + PLOT.top
  const bottom = y + CHART_HEIGHT - PLOT.bottom
  const xOf = (day: number): number => left + ((right - left) * day) / chart.days
  const yOf = (value: number): number => bottom - ((bottom - top) * value) / chart.most
  drawLegend()
  for (const value of chart.valueTicks) {
    canvas.rule(left, yOf(value), right - left, COLOURS.line, value === 0 ? 0.8 : 0.4)
    canvas.write(valueText(value), TEXT.small, x, yOf(value) - TEXT.small.leading / 2, {
      width: PLOT.left - 6,
      align: 'right',
    })
  }
  for (const day of chart.dayTicks) {
    document
      .moveTo(xOf(day), bottom)
      .lineTo(xOf(day), bottom + 3)
      .lineWidth(0.6)
      .stroke(COLOURS.quiet)
    const text = texts.timeline.day(day)
    const wide = canvas.measure(text, TEXT.small)
    canvas.write(text, TEXT.small, Math.min(xOf(day) - wide / 2, right + PLOT.right - wide), bottom + 4)
  }
  const [first, last] = [points[0], points.at(-1)]
  if (first && last) {
    canvas.write(words.date(first.atMs), TEXT.small, left, bottom + 4 + TEXT.small.leading)
    const text = words.date(last.atMs)
    const wide = canvas.measure(text, TEXT.small)
    const middle = xOf(words.days(first.atMs, last.atMs)) - wide / 2
    const clear = left + canvas.measure(words.date(first.atMs), TEXT.small) + 8
    canvas.write(
      text,
      TEXT.small,
      Math.max(clear, Math.min(middle, right + PLOT.right - wide)),
      bottom + 4 + TEXT.small.leading,
    )
  }
  for (const pigment of PIGMENTS) drawLine(pigment)

  function drawLine(pigment: Pigment): void {
    const colour = pigmentColour(pigment)
    const line = chart.lines[pigment]
    for (const [index, { day, value, joined }] of line.entries()) {
      const before = line[index - 1]
      if (joined && before)
        document
          .moveTo(xOf(before.day), yOf(before.value))
          .lineTo(xOf(day), yOf(value))
          .lineWidth(1.2)
          .stroke(colour)
    }
    for (const { day, value } of line) drawMark(pigment, xOf(day), yOf(value), colour)
  }

  function drawMark(pigment: Pigment, at: number, level: number, colour: string): void {
    if (pigment === 'red') document.circle(at, level, MARK)
    else if (pigment === 'brown') document.rect(at - MARK, level - MARK, 2 * MARK, 2 * MARK)
    else
      document.polygon(
        [at - MARK - 0.6, level + MARK],
        [at + MARK + 0.6, level + MARK],
        [at, level - MARK - 0.6],
      )
    document.fill(colour)
  }

  function drawLegend(): void {
    let at = left
    for (const pigment of PIGMENTS) {
      const text = texts.maps.short[pigment]
      drawMark(pigment, at + MARK, y + 2 + TEXT.note.leading / 2, pigmentColour(pigment))
      canvas.write(text, TEXT.note, at + 10, y + 2)
      at += 10 + canvas.measure(text, TEXT.note) + 18
    }
  }

  function valueText(value: number): string {
    const step = chart.valueTicks[1] ?? chart.most
    if (number === 'cv' || number === 'area')
      return words.percent(value, decimalsOf(100 * step, chart.most < 0.05 ? 1 : 0))
    return value.toFixed(decimalsOf(step, number === 'spots' ? 0 : chart.most < 0.05 ? 3 : 2))
  }
}
