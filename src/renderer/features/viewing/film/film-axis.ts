/** Where moments lie on the axis of a film: days to scale, so that gaps show. */
export interface FilmAxis {
  readonly fromMs: number
  readonly toMs: number
}

const DAY_MS = 24 * 60 * 60 * 1000
const WINDOW_DAYS = 30

/** Days between the marks of an axis, and the longest span in days that they serve. */
const STEPS = [
  { days: 5, upTo: 40 },
  { days: 7, upTo: 63 },
  { days: 14, upTo: 126 },
  { days: 30, upTo: 270 },
  { days: 91, upTo: 820 },
  { days: 182, upTo: 1640 },
] as const
const LONGEST_STEP = 365

/** Thirty days up to the last photo where all lie in them, give or take a day; otherwise from the first photo to the last. */
export function axisOf(times: readonly number[]): FilmAxis {
  const first = Math.min(...times)
  const last = Math.max(...times)
  const inWindow = last - first < (WINDOW_DAYS + 1) * DAY_MS
  return { fromMs: inWindow ? Math.min(first, last - WINDOW_DAYS * DAY_MS) : first, toMs: last }
}

/** 0 at the axis' beginning, 1 at its end. */
export const placeOf = ({ fromMs, toMs }: FilmAxis, ms: number): number => (ms - fromMs) / (toMs - fromMs)

/** An axis as it lies in a strip. */
export interface AxisPlace {
  readonly axis: FilmAxis
  /** Px of the strip: where the axis begins, and how long it is. */
  readonly left: number
  readonly track: number
}

/** Where a moment lies, px of the strip. */
export const xOf = ({ axis, left, track }: AxisPlace, ms: number): number => left + placeOf(axis, ms) * track

/** Whether the days of an axis are not told from one another without their year. */
export const isLong = ({ fromMs, toMs }: FilmAxis): boolean => toMs - fromMs > 300 * DAY_MS

/** The moments that are named on an axis, the last one at its end. */
export function ticksOf({ fromMs, toMs }: FilmAxis): readonly number[] {
  const days = (toMs - fromMs) / DAY_MS
  const step = STEPS.find(({ upTo }) => days <= upTo)?.days ?? LONGEST_STEP * Math.ceil(days / (9 * 365))
  const count = Math.floor(days / step)
  return Array.from({ length: count + 1 }, (_, index) => toMs - (count - index) * step * DAY_MS)
}

/** The frame whose moment is the nearest to a place; of frames of the same moment the first. `times`: at least one. */
export function nearestFrame(axis: FilmAxis, times: readonly number[], place: number): number {
  const ms = axis.fromMs + place * (axis.toMs - axis.fromMs)
  let nearest = 0
  times.forEach((time, index) => {
    if (Math.abs(time - ms) < Math.abs((times[nearest] ?? 0) - ms)) nearest = index
  })
  return nearest
}

/** Whole days from each frame to the next, on the calendar of this computer. */
export function gapsOf(times: readonly number[]): readonly number[] {
  return times
    .slice(1)
    .map((time, index) => Math.round((startOfDay(time) - startOfDay(times[index] ?? time)) / DAY_MS))
}

function startOfDay(ms: number): number {
  const day = new Date(ms)
  day.setHours(0, 0, 0, 0)
  return day.getTime()
}
