export const CHECKS = [
  'folder',
  'permissions',
  'key file',
  'SQLite',
  'settings',
  'database',
  'references',
  'log',
  'files',
  'orphans',
  'unfinished',
  'backup',
] as const
export type Check = (typeof CHECKS)[number]

/** Attention: nothing is lost, but somebody should look. Fault: records are damaged or not protected as they should be. */
export type Outcome = 'ok' | 'attention' | 'fault' | 'not run'

/** What one check found, in one plain sentence without names and paths. */
export interface Finding {
  readonly check: Check
  readonly outcome: Outcome
  readonly text: string
}

export const finding = (check: Check, outcome: Outcome, text: string): Finding => ({ check, outcome, text })

/** One for each of these checks. */
export const notRun = (checks: readonly Check[], why: string): readonly Finding[] =>
  checks.map((check) => finding(check, 'not run', why))

export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`
