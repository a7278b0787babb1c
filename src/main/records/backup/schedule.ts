/** After a try that came to nothing. */
const RETRY_MS = 60 * 60_000

/** A backup that is older is said to be. */
const STALE_MS = 2 * 24 * 60 * 60_000

export interface Times {
  readonly daily: boolean
  /** By this computer's clock. */
  readonly hour: number
  /** Nothing before counts as missed: when the folder was chosen or the hour changed. */
  readonly sinceMs: number
  readonly lastMs: number | null
  readonly failedMs: number | null
}

/**
 * When the next backup is due: at the hour of the day, or in the past where that was missed. Null where none is made by
 * itself. What a clock that was wrong has written down as later than now counts for nothing.
 */
export function nextDue({ daily, hour, sinceMs, lastMs, failedMs }: Times, nowMs: number): number | null {
  if (!daily) return null
  const today = hourOfDay(nowMs, hour, 0)
  const latest = today <= nowMs ? today : hourOfDay(nowMs, hour, -1)
  const isSince = (ms: number | null): ms is number => ms !== null && ms >= latest && ms <= nowMs
  if (isSince(lastMs) || isSince(sinceMs)) return today <= nowMs ? hourOfDay(nowMs, hour, 1) : today
  return isSince(failedMs) ? failedMs + RETRY_MS : latest
}

/** Of a backup that is dated later than now nobody knows how old it is. */
export const isStale = (lastMs: number | null, nowMs: number): boolean =>
  lastMs === null || nowMs - lastMs > STALE_MS || lastMs - nowMs > STALE_MS

/** By the calendar, so that a day of 23 or 25 hours moves nothing. */
function hourOfDay(nowMs: number, hour: number, days: number): number {
  const day = new Date(nowMs)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, hour).getTime()
}
