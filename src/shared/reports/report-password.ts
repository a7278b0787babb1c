/** Of a password no more bytes count; with fewer signs than the least anybody's computer has tried them all in no time. */
export const REPORT_PASSWORD = { leastSigns: 6, mostBytes: 127 } as const

/**
 * Signs that every reader of PDF takes as they are typed: the file's form wants passwords prepared (RFC 4013, Unicode 3.2), which some
 * readers do and others do not. Latin, Greek, Cyrillic, Japanese, Chinese and Korean letters of then, and what stands between them.
 */
const SIGNS =
  /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u0220\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u0482\u048a-\u04ce\u1e00-\u1e9b\u1ea0-\u1ef9\u2010-\u2027\u20ac\u3001-\u3011\u3041-\u3094\u30a1-\u30fa\u3400-\u4db5\u4e00-\u9fa5\uac00-\ud7a3]*$/u

/** Whether all its signs can be part of a password: whoever types them, in whatever program, has typed the same. */
export const hasPasswordSigns = (password: string): boolean =>
  SIGNS.test(password) && password.normalize('NFKC') === password

/** Whether a password can protect a report: long enough, not longer than the file's form takes, and of signs that open it everywhere. */
export const isReportPassword = (password: string): boolean =>
  password.length >= REPORT_PASSWORD.leastSigns &&
  new TextEncoder().encode(password).length <= REPORT_PASSWORD.mostBytes &&
  hasPasswordSigns(password)
