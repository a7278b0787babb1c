import type { ErrorCode } from '../../../shared/contract/errors.ts'
import type { OutboxState, PhotoPart } from '../../../shared/domain/archive.ts'

export type ArchiveErrorTexts = Readonly<Record<Extract<ErrorCode, `ARCHIVE_${string}`>, () => string>>

/** The clinic's archive: how it is reached, what goes there and what comes from there. */
export interface ArchiveTexts {
  readonly title: string
  readonly lead: string
  readonly url: string
  readonly urlHint: string
  readonly access: string
  readonly accessKinds: Readonly<Record<'none' | 'basic' | 'bearer', string>>
  readonly user: string
  readonly secret: Readonly<Record<'basic' | 'bearer', string>>
  readonly keptSecret: string
  readonly ca: string
  readonly caHint: string
  readonly noCa: string
  readonly ownCa: string
  readonly chooseCa: string
  readonly removeCa: string
  readonly save: string
  readonly change: string
  readonly noAddress: string
  readonly test: string
  readonly testing: string
  readonly works: string
  /** Of a patient. */
  readonly card: string
  readonly send: string
  readonly find: string
  readonly finding: string
  readonly queued: (count: number) => string
  /** Of reports that were given up before. */
  readonly retried: (count: number) => string
  readonly nothingToSend: string
  /** Of the list of what is on its way. */
  readonly waiting: string
  readonly nextTry: (when: string) => string
  readonly none: string
  readonly parts: Readonly<Record<PhotoPart, string>>
  readonly states: Readonly<Record<OutboxState, string>>
  /** Of what the archive itself has refused, with its number. */
  readonly refusedWith: (number: string) => string
  readonly unforeseen: string
  /** `share`: as `3 / 5`. */
  readonly inArchive: (share: string) => string
  readonly notTaken: (count: number) => string
  /** Somebody says so of visits that the archive had under another number. */
  readonly corrected: string
  readonly photoOf: (when: string) => string
  readonly reportOf: (when: string) => string
  /** Of the report that is shown, once it was put on its way. */
  readonly reportStates: Readonly<Record<OutboxState, string>>
  /** … and was tried in vain. */
  readonly reportWaits: string
  readonly noStudies: string
  readonly own: string
  readonly unknownDay: string
  readonly things: (count: number) => string
  readonly fetch: string
  /** Of so many things in the study, with megabytes. */
  readonly fetchingOf: (files: number, of: number, megabytes: number) => string
  readonly fetchingSome: (files: number, megabytes: number) => string
  readonly cancelled: string
  readonly fetched: (added: number) => string
  readonly known: (count: number) => string
  /** What is no photo with colours. */
  readonly left: (count: number) => string
  readonly other: string
  /** Of a file that was fetched. */
  readonly otherInFile: string
  readonly differs: Readonly<Record<'number' | 'name' | 'birthDate', (there: string, here: string) => string>>
  readonly namesHidden: string
  readonly despite: string
}
