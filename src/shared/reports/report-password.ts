/** Of a password no more bytes count; with fewer signs than the least anybody's computer has tried them all in no time. */
export const REPORT_PASSWORD = { leastSigns: 6, mostBytes: 127 } as const

/** Whether a password can protect a report: long enough, not longer than the file's form takes, and of signs that can be typed. */
export const isReportPassword = (password: string): boolean =>
  password.length >= REPORT_PASSWORD.leastSigns &&
  new TextEncoder().encode(password).length <= REPORT_PASSWORD.mostBytes &&
  !/[\p{C}\p{Zl}\p{Zp}]/u.test(password)
