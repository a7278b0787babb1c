const two = (value: number): string => String(value).padStart(2, '0')

/**
 * Minutes by which this computer's clock is ahead of UTC at a moment. An instance names one zone for all its dates and times
 * (PS3.3 C.12.1.1.8): the visit's, also of what was made in another part of the year.
 */
export const minutesAhead = (ms: number): number => -Math.round(new Date(ms).getTimezoneOffset())

/** What a clock shows that is so far ahead of UTC: to be read in UTC. */
const clockAt = (ms: number, ahead: number): Date => new Date(ms + ahead * 60_000)

/** DA: the day in this zone. */
export function dicomDate(ms: number, ahead: number): string {
  const at = clockAt(ms, ahead)
  return `${String(at.getUTCFullYear()).padStart(4, '0')}${two(at.getUTCMonth() + 1)}${two(at.getUTCDate())}`
}

/** TM in this zone, to the millisecond. */
export function dicomTime(ms: number, ahead: number): string {
  const at = clockAt(ms, ahead)
  const seconds = `${two(at.getUTCHours())}${two(at.getUTCMinutes())}${two(at.getUTCSeconds())}`
  return `${seconds}.${String(at.getUTCMilliseconds()).padStart(3, '0')}`
}

/** A zone, as `+0800`. */
export function zoneOffset(ahead: number): string {
  const size = Math.abs(ahead)
  return `${ahead < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`
}

/** DT. */
export const dicomDateTime = (ms: number, ahead: number): string =>
  `${dicomDate(ms, ahead)}${dicomTime(ms, ahead)}${zoneOffset(ahead)}`
