import { type CalendarDateTime, parseDateTime } from '@internationalized/date'

/** A part of a date as a field shows it; `isPlaceholder`: nobody has filled it in. */
export interface DatePart {
  readonly type: string
  readonly text: string
  readonly isPlaceholder: boolean
}

/**
 * What stands in a field, as a local date or moment: '2026-03-09' or '2026-03-09T10:05'. Parts that are not filled in
 * are question marks and a year may be too short: such a text is no date, and no day that does not exist is one. Empty
 * where nothing is filled in.
 */
export function typedText(parts: readonly DatePart[], withTime: boolean): string {
  if (parts.every(({ type, isPlaceholder }) => isPlaceholder || !TYPED.includes(type))) return ''
  const [year, month, day, hour, minute] = TYPED.map((wanted) => {
    const part = parts.find(({ type }) => type === wanted)
    return part === undefined || part.isPlaceholder ? '??' : part.text.padStart(2, '0')
  })
  return withTime ? `${year}-${month}-${day}T${hour}:${minute}` : `${year}-${month}-${day}`
}

const TYPED: readonly string[] = ['year', 'month', 'day', 'hour', 'minute']

const WHOLE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/

/** The date or moment that a text says, or null. */
export function dateIn(text: string): CalendarDateTime | null {
  if (!WHOLE.test(text)) return null
  try {
    return parseDateTime(text)
  } catch {
    return null
  }
}

/** Whether every part is filled in, with a day that its month does not have. */
export const isNoDay = (text: string): boolean => WHOLE.test(text) && dateIn(text) === null

/**
 * The locale whose order of year, month and day a field takes. English has several, and 03/04 is read in two ways: the
 * field takes Swedish English, year-month-day and 24 hours, which nobody misreads.
 */
export const dateLocale = (language: string): string => (language === 'en' ? 'en-SE' : language)
