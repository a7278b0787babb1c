/** Says UTF-8 to a spreadsheet; stands before the first row. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** What a spreadsheet takes as the beginning of a formula, also written full-width. */
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r]/u

/** A row of a table for a spreadsheet, CSV as RFC 4180 has it. Null is an empty cell. Numbers stay numbers, below zero as well. */
export const csvRow = (cells: readonly (string | number | null)[]): string =>
  `${cells.map(cell).join(',')}\r\n`

/** Quoted where it has to be; text that would be read as a formula begins with an apostrophe. */
function cell(value: string | number | null): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const text = value ?? ''
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
