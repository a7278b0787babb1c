import { zonedTime } from '../records/audit/log-table.ts'

/** The day by this computer's clock, as names of files that are proposed have it: 2026-03-09. */
export const localDay = (ms = Date.now()): string => zonedTime(ms).slice(0, 10)
