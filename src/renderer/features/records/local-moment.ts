const two = (value: number): string => String(value).padStart(2, '0')

/** The day of a moment by this computer's calendar, as an ISO date. */
export function localDay(ms: number): string {
  const at = new Date(ms)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** The same time of day so many days later, also across a change of the clocks. */
export function daysLater(ms: number, days: number): number {
  const at = new Date(ms)
  at.setDate(at.getDate() + days)
  return at.getTime()
}

/** A moment as a field of date and time takes it: by this computer's clock, to the minute. */
export function localMoment(ms: number): string {
  const at = new Date(ms)
  return `${localDay(ms)}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** The moment that such a text says, or null: a day that is none, or a time that the change of the clocks leaves out. */
export function momentIn(text: string): number | null {
  const ms = new Date(text).getTime()
  return Number.isFinite(ms) && localMoment(ms) === text ? ms : null
}
