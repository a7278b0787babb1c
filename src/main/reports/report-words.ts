import type { ReportContent, ReportPatient } from '../../shared/reports/report-content.ts'
import type { ReportTexts } from '../../shared/reports/texts/report-texts.ts'
import type { ReportRegion, ReportShot } from '../../shared/reports/report-shot.ts'

/** Between two things that are said side by side; the font's own dot is as wide as a Chinese character. */
export const SEPARATOR = ' | '

const DAY_MS = 24 * 60 * 60 * 1000

/** Dates and numbers as the report's language writes them, in the clinic's time. */
export class ReportWords {
  readonly #texts: ReportTexts
  readonly #date: Intl.DateTimeFormat
  readonly #moment: Intl.DateTimeFormat
  readonly #calendar: Intl.DateTimeFormat
  readonly #birth: Intl.DateTimeFormat

  constructor({ timeZone }: Pick<ReportContent, 'timeZone'>, texts: ReportTexts) {
    this.#texts = texts
    const { locale } = texts
    const day = { year: 'numeric', month: locale === 'zh-CN' ? 'long' : 'short', day: 'numeric' } as const
    this.#date = new Intl.DateTimeFormat(locale, { ...day, timeZone })
    this.#birth = new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' })
    this.#moment = new Intl.DateTimeFormat(locale, {
      ...day,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    })
    this.#calendar = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone })
  }

  date(atMs: number): string {
    return this.#date.format(atMs)
  }

  moment(atMs: number): string {
    return this.#moment.format(atMs)
  }

  taken({ takenMs }: ReportShot): string {
    return takenMs === null ? this.#texts.photo.whenNotKnown : this.date(takenMs)
  }

  birthDate({ birthDate }: ReportPatient): string {
    return birthDate === null ? this.#texts.patient.notKnown : this.#birth.format(new Date(birthDate))
  }

  /** Whole days of the calendar from one moment to another. */
  days(fromMs: number, toMs: number): number {
    const [from, to] = [fromMs, toMs].map((atMs) => Date.parse(this.#calendar.format(atMs))) as [
      number,
      number,
    ]
    return Math.round((to - from) / DAY_MS)
  }

  /** One that was drawn by hand is told by its number, as in the pictures. */
  region({ name, drawn }: Pick<ReportRegion, 'name' | 'drawn'>): string {
    const { regions, drawn: numbered } = this.#texts.numbers
    if (drawn !== null) return numbered(drawn, name)
    return Object.hasOwn(regions, name) ? regions[name as keyof typeof regions] : name
  }

  /** A value on a map's scale, or a difference of two with its sign. */
  value = (value: number): string => value.toFixed(3)

  signed(value: number): string {
    const figure = Math.abs(value).toFixed(3)
    if (Number(figure) === 0) return figure
    return `${value > 0 ? '+' : '−'}${figure}`
  }

  percent(share: number, digits = 0): string {
    return `${(100 * share).toFixed(digits)}${this.#texts.locale === 'zh-CN' ? '' : '\u00a0'}%`
  }

  figure(value: number): string {
    return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 1 })
  }

  /** Name, number and birthday in one line: enough to tell two people apart. */
  identifiers(patient: ReportPatient): string {
    const { number, birthDate } = this.#texts.patient
    return [
      patient.name,
      patient.number && `${number} ${patient.number}`,
      patient.birthDate && `${birthDate} ${this.birthDate(patient)}`,
    ]
      .filter(Boolean)
      .join(SEPARATOR)
  }
}
