/** A report's file is fetched, as pictures are: relative to the page, `report/<report>`. */
export const REPORT_FOLDER = 'report'

export const reportPath = (report: string): string => `/${REPORT_FOLDER}/${report}`

const PATTERN = /^\/report\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** The report that a path stands for; null for anything else. */
export const parseReportPath = (path: string): string | null => PATTERN.exec(path)?.[1] ?? null
