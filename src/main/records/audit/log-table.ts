import { BYTE_ORDER_MARK, csvRow } from '../../../shared/exchange/csv-row.ts'
import type { AuditLine } from './chain.ts'

const COLUMNS = ['line', 'time', 'user', 'user id', 'role', 'action', 'outcome', 'record', 'reason'] as const

/**
 * Lines of the log as the rows of a table for a spreadsheet: CSV as RFC 4180 has it, in pieces, the heads first. Actions and
 * outcomes are written as the log has them, in no language. `nameOf`: a user's name by the id.
 */
export function* logTable(
  lines: Iterable<AuditLine>,
  nameOf: (userId: string) => string,
): Generator<string, number> {
  let count = 0
  yield BYTE_ORDER_MARK + csvRow(COLUMNS)
  for (const { seq, atMs, userId, role, action, outcome, object, reason } of lines) {
    count += 1
    const name = userId === null ? '' : nameOf(userId)
    yield csvRow([
      `${seq}`,
      zonedTime(atMs),
      name,
      userId ?? '',
      role ?? '',
      action,
      outcome,
      object ?? '',
      reason ?? '',
    ])
  }
  return count
}

/** A moment by this computer's clock, with its distance from UTC: 2026-03-09T14:05:07.123+08:00. */
export function zonedTime(ms: number): string {
  const aheadMinutes = -new Date(ms).getTimezoneOffset()
  const local = new Date(ms + aheadMinutes * 60_000).toISOString().slice(0, -1)
  const distance = Math.abs(aheadMinutes)
  return `${local}${aheadMinutes < 0 ? '-' : '+'}${two(Math.floor(distance / 60))}:${two(distance % 60)}`
}

const two = (value: number): string => String(value).padStart(2, '0')
