import type { OtherRecordReason } from '../../../shared/domain/known-photo.ts'

/** The strings of photos that a record holds already. */
export interface KnownTexts {
  /** Of so many photos some are known, others may be refused for something else. */
  readonly title: (count: number) => string
  /** In this patient's record: when, and from where it was taken. */
  readonly same: (moment: string, view: string) => string
  readonly other: string
  /** The clinic's number of the other patient. */
  readonly number: (number: string) => string
  /** Where names are hidden from who sees the screen. */
  readonly hidden: string
  readonly again: string
  readonly keepBecause: string
  readonly because: Readonly<Record<OtherRecordReason, string>>
}
