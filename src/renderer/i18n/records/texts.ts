import type { VIEWS } from '../../../shared/domain/photo.ts'
import type { SEXES } from '../../../shared/domain/patient.ts'
import type { Role } from '../../../shared/domain/user.ts'
import type { AuditTexts } from './audit-texts.ts'
import type { ChangeUserTexts } from './change-user-texts.ts'
import type { EraseTexts } from './erase-texts.ts'
import type { FolderTexts } from './folder-texts.ts'
import type { ExportTexts } from './export-texts.ts'
import type { GateTexts } from './gate-texts.ts'
import type { KnownTexts } from './known-texts.ts'
import type { HotFolderTexts } from './hot-folder-texts.ts'
import type { MergeTexts } from './merge-texts.ts'
import type { SKIN_STATES } from '../../../shared/domain/visit.ts'
import type { DemoTexts } from './demo-texts.ts'
import type { FollowUpTexts } from './follow-up-texts.ts'
import type { PhotoTexts } from './photo-texts.ts'

/** The strings of the patients' records. */
export interface RecordTexts {
  readonly rooms: {
    readonly patients: string
    readonly photo: string
    readonly people: string
    readonly log: string
  }
  readonly opening: string
  readonly saving: string
  readonly loading: string
  readonly save: string
  readonly lock: string
  readonly showNames: string
  readonly hideNames: string
  readonly damaged: string
  readonly unreadable: string
  /** Above everything while nothing is written. */
  readonly readOnly: string
  readonly setUp: {
    readonly title: string
    readonly lead: string
    readonly name: string
    readonly passphrase: string
    readonly passphraseHint: string
    readonly again: string
    readonly differ: string
    readonly action: string
    readonly working: string
  }
  readonly code: {
    readonly title: string
    readonly lead: string
    readonly never: string
    readonly print: string
    readonly kept: string
    readonly goOn: string
  }
  readonly signIn: {
    readonly title: string
    readonly lead: string
    readonly who: string
    readonly passphrase: string
    readonly action: string
    readonly forgotten: string
  }
  readonly recover: {
    readonly title: string
    readonly lead: string
    readonly code: string
    readonly next: string
    readonly action: string
    readonly back: string
  }
  readonly noRight: {
    readonly title: string
    readonly text: string
    readonly emergency: string
    readonly emergencyLead: string
    readonly reason: string
    readonly open: string
    readonly running: string
  }
  readonly patients: {
    readonly search: string
    readonly searchHint: string
    readonly add: string
    readonly none: string
    readonly noneHint: string
    readonly notFound: (typed: string) => string
    readonly more: (count: number) => string
    readonly columns: {
      readonly number: string
      readonly name: string
      readonly birth: string
      readonly sex: string
      readonly lastVisit: string
    }
    readonly back: string
  }
  readonly patient: {
    readonly newTitle: string
    readonly editTitle: string
    readonly edit: string
    readonly number: string
    readonly name: string
    readonly birthDate: string
    readonly birthHint: string
    readonly sex: string
    readonly skinType: string
    readonly allergies: string
    readonly tags: string
    readonly tagsHint: string
    readonly notes: string
    readonly unknown: string
    readonly age: (years: number) => string
    readonly sexes: Readonly<Record<(typeof SEXES)[number], string>>
    readonly required: string
    readonly fromFile: string
    readonly inFile: (count: number) => string
  }
  readonly visit: {
    readonly add: string
    readonly newTitle: string
    readonly none: string
    readonly noneHint: string
    readonly date: string
    readonly dateHint: string
    readonly reason: string
    readonly skinState: string
    readonly skinStates: Readonly<Record<(typeof SKIN_STATES)[number], string>>
    readonly notes: string
    readonly photos: (count: number) => string
    readonly addPhoto: string
    readonly openPhoto: string
    readonly view: string
    readonly views: Readonly<Record<(typeof VIEWS)[number], string>>
  }
  /** A day that there is not has become the nearest one. */
  readonly adjustedDay: string
  readonly photo: PhotoTexts
  readonly folder: FolderTexts
  readonly gate: GateTexts
  readonly known: KnownTexts
  readonly hotFolder: HotFolderTexts
  readonly followUp: FollowUpTexts
  readonly demo: DemoTexts
  readonly clinic: {
    readonly title: string
    readonly name: string
    readonly hint: string
    readonly unnamed: string
    readonly edit: string
    readonly address: string
    readonly contact: string
    readonly logo: string
    readonly chooseLogo: string
    readonly otherLogo: string
    readonly noLogo: string
    readonly badLogo: string
    readonly lock: string
    readonly lockAfter: (minutes: number) => string
  }
  readonly people: {
    readonly title: string
    readonly lead: string
    readonly add: string
    readonly firstClinician: string
    readonly name: string
    readonly role: string
    readonly roles: Readonly<Record<Role, string>>
    readonly roleHints: Readonly<Record<Role, string>>
    readonly passphrase: string
    readonly disable: string
    readonly disabled: string
    readonly disableTitle: (name: string) => string
    readonly disableText: string
    readonly you: string
    readonly renew: string
    readonly renewTitle: string
    readonly renewText: string
  }
  readonly audit: AuditTexts
  readonly changeUser: ChangeUserTexts
  readonly merge: MergeTexts
  readonly erase: EraseTexts
  readonly export: ExportTexts
  readonly banner: { readonly number: string; readonly born: string; readonly back: string }
}
