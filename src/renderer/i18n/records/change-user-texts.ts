/** The strings of the dialog in which another user takes over, or changes the passphrase. */
export interface ChangeUserTexts {
  /** On the button that carries the name of whoever is signed in. */
  readonly open: (name: string) => string
  readonly title: string
  readonly lead: string
  readonly nobodyElse: string
  readonly action: string
  readonly mine: string
  readonly mineTitle: (name: string) => string
  readonly old: string
  readonly next: string
  readonly change: string
  readonly changed: string
}
