/** The strings of the folder that a tethered camera writes into. */
export interface HotFolderTexts {
  readonly title: string
  readonly lead: string
  readonly choose: string
  readonly another: string
  readonly on: string
  readonly off: string
  readonly watching: string
  readonly stopped: string
  readonly faults: Readonly<Record<'missing' | 'unreadable', string>>
  readonly arrived: (count: number) => string
  readonly unread: (count: number) => string
  readonly add: string
  /** Before the list of visits. */
  readonly into: string
  /** Of photos that came while this record was not open: so many, and whether they are this patient's. */
  readonly before: (count: number) => string
  readonly whose: string
  readonly theirs: string
  readonly decline: string
  /** Where nobody's record is open. */
  readonly waiting: (count: number) => string
  readonly noVisit: string
}
