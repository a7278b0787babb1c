import { isTimeZone } from '../../shared/reports/report-content.ts'

/**
 * The computer's time zone by a name that days and hours can be told in. A computer may be set to a zone that has no such name, as
 * `TZ=CST-8` or `TZ=:/etc/localtime`: then the zone of its present distance from UTC, as `+08:00`.
 */
export function localTimeZone(): string {
  // Its type says that there is always one.
  const name = Intl.DateTimeFormat().resolvedOptions().timeZone as string | undefined
  if (name !== undefined && isTimeZone(name)) return name
  const minutes = -new Date().getTimezoneOffset()
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const digits = (value: number): string => String(value).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${digits(hours)}:${digits(rest)}`
}
