import type { AuditAction, AuditArea, AuditOutcome } from '../../../shared/domain/audit-line.ts'

/** The strings of the room in which the log is read. */
export interface AuditTexts {
  readonly title: string
  readonly lead: string
  readonly check: string
  readonly checking: string
  readonly whole: (lines: number, since: string) => string
  readonly faults: {
    readonly gap: (line: number) => string
    readonly altered: (line: number) => string
    readonly replaced: (line: number) => string
    readonly shortened: (last: number, expected: number) => string
  }
  readonly faultHint: string
  readonly export: string
  readonly exporting: string
  readonly exported: (lines: number) => string
  readonly filter: {
    readonly from: string
    readonly until: string
    readonly dayHint: string
    readonly person: string
    readonly everybody: string
    readonly action: string
    readonly everything: string
    readonly outcome: string
    readonly every: string
    readonly record: string
    readonly recordHint: string
    readonly clear: string
  }
  readonly columns: {
    readonly time: string
    readonly who: string
    readonly what: string
    readonly outcome: string
    readonly record: string
    readonly reason: string
  }
  readonly program: string
  readonly onlyRecord: (shown: string) => string
  readonly none: string
  readonly noneHint: string
  readonly more: string
  readonly again: string
  readonly outcomes: Readonly<Record<AuditOutcome, string>>
  readonly areas: Readonly<Record<AuditArea, string>>
  readonly actions: Readonly<Record<AuditAction, string>>
}
