import type { EraseTexts } from './erase-texts.ts'

const some = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export const EN_ERASE: EraseTexts = {
  title: 'Erase a patient',
  lead: 'When a patient has a right to it: everything about them goes, for ever. Two things to know them by are needed, so that it is nobody else.',
  open: 'Erase a patient…',
  number: 'Clinic number',
  birthDate: 'Date of birth',
  noBirthDate: 'There is no date of birth in the record',
  numberAgain: 'Clinic number again',
  numbersDiffer: 'The two numbers differ.',
  find: 'Go on…',
  confirmTitle: (number) => `Erase ${number} for ever?`,
  goes: 'Erased for ever:',
  content: (visits, photos, merged) =>
    `${some(visits, 'visit', 'visits')} with ${some(photos, 'photo', 'photos')}${merged === 0 ? '' : `, and ${some(merged, 'record', 'records')} merged into this one`}`,
  contentToo: 'name, number, notes, allergies, consents and reminders',
  remains: 'What stays:',
  logStays: 'the lines of the log, which hold no names',
  backupsStay: 'backups from before, until they are pruned',
  typeAgain: 'Type the clinic number again',
  action: 'Erase for ever',
  working: 'Erasing…',
  done: 'The patient has been erased.',
}
