import type { AuditFilter, AuditOutcome } from '../../../shared/domain/audit-line.ts'
import { patientFields } from '../../../shared/domain/patient.ts'

const day = patientFields.shape.birthDate

/** Stands for no choice in a list. */
export const ALL = 'all'

/** What is typed and chosen above the log. Days are ISO dates, or empty. */
export interface LogChoice {
  readonly from: string
  readonly until: string
  readonly person: string
  readonly action: string
  readonly outcome: AuditOutcome | typeof ALL
  readonly record: string
}

export const NO_CHOICE: LogChoice = {
  from: '',
  until: '',
  person: ALL,
  action: ALL,
  outcome: ALL,
  record: '',
}

/** The beginning of an id as it may be typed, or null. */
export function recordStart(typed: string): string | null {
  const start = typed.trim().toLowerCase()
  return /^[0-9a-f]{0,32}$/.test(start) ? start : null
}

/** Whether a day was typed, or nothing. */
export const isDay = (typed: string): boolean => typed === '' || day.safeParse(typed).success

/** The lines that are asked for: whole days by this computer's clock. What cannot be one is left out. */
export function filterOf({ from, until, person, action, outcome, record }: LogChoice): AuditFilter {
  const start = recordStart(record)
  return {
    fromMs: dayStart(from, 0),
    untilMs: dayStart(until, 1),
    userId: person === ALL ? null : person,
    action: action === ALL ? null : action,
    outcome: outcome === ALL ? null : outcome,
    objectStart: start === '' ? null : start,
  }
}

/** When a day begins, or one that many days later; also where a clock that is put forward leaves midnight out. */
function dayStart(iso: string, daysLater: number): number | null {
  if (iso === '' || !isDay(iso)) return null
  const [year = NaN, month = NaN, day = NaN] = iso.split('-').map(Number)
  return new Date(year, month - 1, day + daysLater).getTime()
}
