import type { BundleContainer, BundleContent, TransferWork } from '../../../shared/contract/export-state.ts'
import type { ExportPurpose, HINDRANCES } from '../../../shared/domain/may-leave.ts'

/** The strings of exports and imports. */
export interface ExportTexts {
  readonly open: string
  readonly title: string
  readonly purpose: string
  readonly purposes: Readonly<Record<ExportPurpose, string>>
  readonly named: string
  readonly unnamed: string
  /** `consent`: its name. `day`: since when it does not hold. */
  readonly hindrances: Readonly<Record<(typeof HINDRANCES)[number], (consent: string, day: string) => string>>
  readonly blocked: string
  readonly maskedOnly: string
  readonly mask: string
  readonly maskHint: string
  readonly visits: string
  readonly allVisits: string
  readonly contents: string
  readonly contentNames: Readonly<Record<BundleContent, string>>
  readonly always: string
  readonly withoutPlace: string
  readonly container: string
  readonly containers: Readonly<Record<BundleContainer, string>>
  readonly folderNote: string
  readonly password: string
  readonly passwordHint: string
  readonly again: string
  readonly differ: string
  readonly action: string
  readonly works: Readonly<Record<TransferWork, string>>
  readonly goesOn: string
  /** Above the sign-in. */
  readonly finishing: string
  /** Of masked photos, before they leave. */
  readonly review: {
    readonly lead: string
    readonly pictures: string
    readonly picture: (number: number) => string
    readonly leaveOut: (number: number) => string
    readonly looked: string
    /** Where the dialog was closed meanwhile. */
    readonly waits: string
    readonly look: string
    readonly go: (photos: number) => string
  }
  readonly exported: (patients: number, photos: number) => string
  readonly liesHere: string
  readonly whole: string
  readonly notWhole: string
  readonly withoutAnalysis: (photos: number) => string
  readonly imported: (patients: number, photos: number) => string
  readonly leftOut: (patients: number) => string
  readonly newIds: (count: number) => string
  readonly cancelled: Readonly<Record<TransferWork, string>>
  readonly failed: Readonly<Record<TransferWork, string>>
  readonly patientsStay: (patients: number) => string
  readonly clinic: {
    readonly title: string
    readonly lead: string
    readonly export: string
    readonly exportTitle: string
    readonly exportLead: string
    readonly import: string
    readonly importTitle: string
    readonly importLead: string
    readonly kinds: Readonly<Record<BundleContainer, string>>
    readonly kind: string
    readonly passwordOfZip: string
    readonly choose: string
    readonly looking: string
    readonly found: (day: string, patients: number, photos: number) => string
    readonly taken: (patients: number) => string
    readonly nothingNew: string
    readonly begin: string
  }
}
