import { useMemo } from 'react'
import { useLocale } from 'react-aria-components'

/** Days and times as the interface's language writes them, the month in words: no two countries read 03/04 alike. */
export function useWhen() {
  const { locale } = useLocale()
  return useMemo(() => {
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
    const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
    return {
      day: (ms: number) => day.format(ms),
      moment: (ms: number) => moment.format(ms),
      /** An ISO date, which is a day and no moment. */
      date: (iso: string) => day.format(new Date(`${iso}T12:00:00`)),
    }
  }, [locale])
}
