/** The strings of erasing a patient for ever. */
export interface EraseTexts {
  readonly title: string
  readonly lead: string
  readonly open: string
  readonly number: string
  readonly birthDate: string
  readonly noBirthDate: string
  readonly numberAgain: string
  readonly numbersDiffer: string
  readonly find: string
  readonly confirmTitle: (number: string) => string
  readonly goes: string
  readonly content: (visits: number, photos: number, merged: number) => string
  readonly contentToo: string
  readonly remains: string
  readonly logStays: string
  readonly backupsStay: string
  readonly typeAgain: string
  readonly action: string
  readonly working: string
  readonly done: string
}
