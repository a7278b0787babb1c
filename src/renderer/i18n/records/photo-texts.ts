/** The strings of photos on their way into a record: where on the body, repeat shots, dropped and pasted files. */
export interface PhotoTexts {
  readonly site: {
    readonly label: string
    readonly hint: string
    readonly suggestions: string
    /** A clinic’s usual ones, from the head down. */
    readonly usual: readonly string[]
  }
  readonly repeat: {
    readonly add: string
    readonly mark: string
    /** Above what two shots differ by. */
    readonly noise: (pairs: number) => string
    readonly noiseHint: string
    readonly value: (difference: string, percent: string) => string
  }
  readonly intake: {
    readonly drop: (moment: string) => string
    readonly dropNoVisit: string
    /** While something on the page is not saved yet. */
    readonly dropWriting: string
    readonly title: (count: number) => string
    readonly visit: string
    readonly photo: (place: number) => string
    /** Above what is said of all of them at once. */
    readonly all: string
    readonly add: string
    readonly sending: (place: number, count: number) => string
    readonly keeping: (place: number, count: number) => string
    readonly added: string
    readonly stopped: string
    readonly outcome: string
    readonly noVisit: string
    readonly noVisitTitle: string
    readonly writing: string
    readonly writingTitle: string
    readonly noFile: string
  }
}
