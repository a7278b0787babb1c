/** The strings of the demo clinic. */
export interface DemoTexts {
  readonly offer: string
  readonly start: string
  readonly filling: string
  readonly note: string
  readonly passphrase: (passphrase: string) => string
  readonly remove: string
}
