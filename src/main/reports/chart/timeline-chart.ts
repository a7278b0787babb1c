import { PIGMENTS, type Pigment } from '../../../shared/imaging/pigments.ts'
import type { ReportSeries } from '../../../shared/reports/report-series.ts'

export interface ChartPoint {
  /** Days since the first point. */
  readonly day: number
  readonly value: number
  /** A line leads to it from the point before. */
  readonly joined: boolean
}

export interface Chart {
  readonly days: number
  readonly dayTicks: readonly number[]
  readonly most: number
  readonly valueTicks: readonly number[]
  readonly lines: Readonly<Record<Pigment, readonly ChartPoint[]>>
}

/** A course of a month is drawn over a whole month, however far it has come. */
const LEAST_DAYS = 30
const MOST_DAY_TICKS = 10
const VALUE_TICKS = 4

/** Where everything of a series lies, in days and values; days to scale, values from 0. */
export function chartOf(
  { points }: Pick<ReportSeries, 'points'>,
  daysBetween: (fromMs: number, toMs: number) => number,
): Chart {
  const first = points[0]?.atMs ?? 0
  const last = points.at(-1)?.atMs ?? 0
  const span = Math.max(LEAST_DAYS, daysBetween(first, last))
  const dayStep = stepOf(span, MOST_DAY_TICKS, [1, 5, 10, 15, 30, 60, 90, 180, 365])
  const days = Math.ceil(span / dayStep) * dayStep
  const values = points.flatMap((point) => PIGMENTS.map((pigment) => point[pigment] ?? 0))
  const valueStep = niceStep(Math.max(...values, 0) / VALUE_TICKS)
  const most = valueStep * Math.max(1, Math.ceil(Math.max(...values, 0) / valueStep - 1e-9))
  return {
    days,
    dayTicks: ticks(days, dayStep),
    most,
    valueTicks: ticks(most, valueStep),
    lines: Object.fromEntries(
      PIGMENTS.map((pigment) => [pigment, lineOf(points, pigment, (atMs) => daysBetween(first, atMs))]),
    ) as unknown as Chart['lines'],
  }
}

/** A photo without the number breaks the line. */
function lineOf(
  points: ReportSeries['points'],
  pigment: Pigment,
  dayOf: (atMs: number) => number,
): readonly ChartPoint[] {
  return points.flatMap((point, index): ChartPoint[] => {
    const value = point[pigment]
    if (value === null) return []
    const before = points[index - 1]?.[pigment] ?? null
    return [{ day: dayOf(point.atMs), value, joined: point.joined && before !== null }]
  })
}

function stepOf(span: number, most: number, steps: readonly number[]): number {
  const largest = steps.at(-1) ?? span
  return steps.find((step) => span / step <= most) ?? largest * Math.ceil(span / most / largest)
}

/** Decimals, `least` at least, by which one tick is told from the next; `step`: 1, 2 or 5 times a power of ten. */
export const decimalsOf = (step: number, least: number): number =>
  Math.max(least, -Math.floor(Math.log10(step) + 1e-9))

/** The next of 1, 2, 5, 10 … above. */
function niceStep(least: number): number {
  if (least <= 0) return 0.1
  const power = 10 ** Math.floor(Math.log10(least))
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= least - 1e-12) ?? 10)
}

function ticks(end: number, step: number): readonly number[] {
  return Array.from({ length: Math.round(end / step) + 1 }, (_, index) => index * step)
}
