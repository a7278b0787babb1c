import { useMemo, useState } from 'react'
import { useLocale } from 'react-aria-components'
import { ageInYears } from '../../../shared/domain/age.ts'

/** Days and times as the interface's language writes them, the month in words: no two countries read 03/04 alike. */
export function useWhen() {
  const { locale } = useLocale()
  const [nowMs] = useState(() => Date.now())
  return useMemo(() => {
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
    const dayOfYear = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' })
    const month = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short' })
    const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
    return {
      nowMs,
      day: (ms: number) => day.format(ms),
      /** Without the year, for where there is little room. */
      dayOfYear: (ms: number) => dayOfYear.format(ms),
      month: (ms: number) => month.format(ms),
      moment: (ms: number) => moment.format(ms),
      isPast: (ms: number) => ms <= nowMs,
      /** An ISO date, which is a day and no moment. */
      date: (iso: string) => day.format(new Date(`${iso}T12:00:00`)),
      /** Whole years at the moment; null where there is no birthday, or it is to come. */
      age: (birthDate: string | null) => (birthDate === null ? null : ageInYears(birthDate, nowMs)),
    }
  }, [locale, nowMs])
}
