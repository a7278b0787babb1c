import type { ConsentPurpose, ConsentState } from '../../../shared/domain/consent.ts'
import type { TreatmentFields } from '../../../shared/domain/visit.ts'

/** The strings of what follows a visit: what was done, numbers over time, consent, reminders. */
export interface FollowUpTexts {
  readonly done: {
    readonly title: string
    readonly kinds: Readonly<Record<TreatmentFields['kind'], string>>
    readonly add: Readonly<Record<TreatmentFields['kind'], string>>
    readonly remove: string
    readonly name: string
    readonly brand: string
    readonly dose: string
    readonly lot: string
  }
  readonly edit: string
  readonly editTitle: string
  readonly noThumbnail: string
  readonly notAnalysed: string
  readonly device: string
  readonly kept: {
    readonly keeping: string
    readonly kept: string
    /** It was read and not computed. */
    readonly restored: string
    readonly failed: (why: string) => string
  }
  readonly numbers: {
    readonly title: string
    readonly lead: (number: string, region: string) => string
    /** Everything that was measured. */
    readonly whole: string
    readonly empty: string
    readonly versions: string
    readonly date: string
  }
  readonly consent: {
    readonly title: string
    readonly purposes: Readonly<Record<ConsentPurpose, string>>
    readonly states: Readonly<Record<ConsentState, string>>
    readonly since: (day: string) => string
    readonly until: (day: string) => string
    readonly give: string
    readonly giveTitle: (purpose: string) => string
    readonly expiry: string
    readonly never: string
    readonly years: (count: number) => string
    readonly notes: string
    readonly notesHint: string
    readonly withdraw: string
    readonly withdrawTitle: (purpose: string) => string
    readonly withdrawText: string
  }
  readonly reminder: {
    readonly title: string
    readonly none: string
    readonly add: string
    readonly text: string
    readonly usual: string
    readonly when: string
    readonly inDays: (count: number) => string
    readonly markDone: string
    readonly notDone: string
    readonly overdue: string
    readonly due: string
    readonly dueHint: string
    /** Where there are more than are shown. */
    readonly lastDue: (count: number) => string
  }
}
