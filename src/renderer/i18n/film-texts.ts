/** The strings of the film of a patient's visits. */
export interface FilmTexts {
  readonly title: string
  readonly hint: string
  readonly layer: string
  /** The axis that is dragged along. */
  readonly axis: string
  readonly place: (frame: number, frames: number) => string
  readonly first: string
  readonly previous: string
  readonly play: string
  readonly stop: string
  readonly next: string
  readonly last: string
  readonly speed: string
  readonly speedValue: (frames: number) => string
  /** Between two visits, where there is room for few letters only. */
  readonly gap: (days: number) => string
  readonly preparing: (done: number, total: number) => string
  /** What can be said of one frame in its place. */
  readonly notAligned: string
  readonly notAlignedMeaning: string
  readonly waiting: string
  readonly making: string
  readonly loading: string
  readonly noMaps: string
  readonly again: string
  /** The chart. */
  readonly meanOf: (map: string) => string
  readonly chooseMap: string
  readonly noNumbers: string
  readonly dateColumn: string
  readonly meanColumn: string
}
