/** The strings of making two records of one person one. */
export interface MergeTexts {
  readonly open: string
  readonly searchTitle: (number: string) => string
  readonly searchLead: string
  readonly back: string
  readonly title: string
  readonly lead: string
  readonly stays: string
  readonly goes: string
  readonly swap: string
  readonly visits: string
  readonly differs: string
  readonly nothing: string
  readonly notSame: string
  readonly happens: string
  readonly moves: (visits: number, from: string, to: string) => string
  readonly number: (kept: string, merged: string) => string
  readonly notes: (kept: string, merged: string) => string
  readonly undoable: string
  readonly action: string
  readonly done: (kept: string, merged: string) => string
  readonly undo: string
  readonly undone: (kept: string, merged: string) => string
  readonly numberTaken: (number: string) => string
  readonly once: (number: string) => string
  readonly mergedOn: (day: string) => string
  readonly undoLater: string
}
