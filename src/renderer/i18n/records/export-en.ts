import type { ErrorCode } from '../../../shared/contract/errors.ts'
import { LEAST_PASSWORD } from '../../../shared/contract/export-state.ts'
import type { Texts } from '../texts.ts'
import type { ExportTexts } from './export-texts.ts'

const count = (value: number, one: string, many: string): string =>
  value === 1 ? `1 ${one}` : `${value.toLocaleString('en')} ${many}`
const patients = (value: number): string => count(value, 'patient', 'patients')
const photos = (value: number): string => count(value, 'photo', 'photos')

export const EN_EXPORT: ExportTexts = {
  open: 'Export…',
  title: 'Export from the record',
  purpose: 'What for',
  purposes: {
    'own-copy': 'The patient’s own copy',
    teaching: 'Teaching',
    research: 'Research',
    marketing: 'Marketing',
  },
  named: 'With name and date of birth.',
  unnamed: 'Without name, number, date of birth, notes and labels.',
  hindrances: {
    'never-asked': (consent) => `The patient was never asked for this consent: ${consent}.`,
    withdrawn: (consent, day) => `The patient withdrew this consent on ${day}: ${consent}.`,
    expired: (consent, day) => `This consent expired on ${day}: ${consent}.`,
  },
  blocked: 'So nothing can leave for this. Please ask the patient first.',
  maskedOnly: 'So photos can leave with the eyes masked only.',
  mask: 'Mask the eyes in every photo',
  maskHint:
    'A black bar over the eyes of every face. A face view in which no face is found stops the export; a detail in which none is found leaves as it is. You look at every picture before it leaves.',
  visits: 'Which visits',
  allVisits: 'All visits',
  contents: 'What to take along',
  contentNames: {
    originals: 'Photos',
    layers: 'Maps (16-bit PNG)',
    numbers: 'Numbers',
    drawings: 'Drawings and regions',
    report: 'A page for each visit (PDF)',
  },
  always: 'Visits and consents are always in it.',
  withoutPlace: 'Remove the place at which photos were taken',
  container: 'Into',
  containers: { folder: 'A folder', zip: 'An encrypted zip file' },
  folderNote: 'Whoever has the folder can read what is in it.',
  password: 'Password',
  passwordHint: `At least ${LEAST_PASSWORD} characters. Nobody can open the file without it, and it is kept nowhere.`,
  again: 'The same again',
  differ: 'The two are not the same.',
  action: 'Export…',
  works: { export: 'Exporting…', import: 'Importing…' },
  goesOn: 'This goes on when the dialog is closed and when the records lock.',
  finishing:
    'An export that was begun before the lock is being finished. It keeps a key of its own, which is wiped when it ends.',
  review: {
    lead: 'Please look at every picture before it leaves. A face can be missed, also beside one that was found: a picture in which an eye or a face can be seen without a bar is to be left out.',
    pictures: 'Masked pictures',
    picture: (number) => `Masked picture ${number}`,
    leaveOut: (number) => `Leave out picture ${number}`,
    looked: 'I have looked at all of them',
    waits: 'An export waits until somebody has looked at the masked photos.',
    look: 'Look at them',
    go: (pictures) => `Export ${photos(pictures)}`,
  },
  exported: (people, pictures) => `Exported: ${patients(people)}, ${photos(pictures)}.`,
  liesHere: 'It is here:',
  whole: 'Everything is in it: it can be imported again.',
  notWhole: 'Parts were left out: it can be read, but not imported again.',
  withoutAnalysis: (pictures) =>
    `${photos(pictures)} ${pictures === 1 ? 'has' : 'have'} no analysis, so no maps and no numbers.`,
  imported: (people, pictures) => `Imported: ${patients(people)}, ${photos(pictures)}.`,
  leftOut: (people) => `${patients(people)} left out: the clinic number is in the records already.`,
  newIds: (ids) => `${count(ids, 'internal id was', 'internal ids were')} taken and changed.`,
  cancelled: {
    export: 'Cancelled. Nothing was left behind.',
    import: 'Cancelled.',
  },
  failed: { export: 'Nothing was exported.', import: 'The import ended early.' },
  patientsStay: (people) =>
    people === 0 ? 'Nothing was imported.' : `${patients(people)} had been imported by then, each whole.`,
  clinic: {
    title: 'Export and import',
    lead: 'All patients with every photo, in an open format: to move to another computer, or to leave Basalis.',
    export: 'Export whole clinic…',
    exportTitle: 'Export the whole clinic',
    exportLead:
      'All patients, with their names, every photo as the camera wrote it, and all analyses. The log, the staff and their passphrases stay here. This is not a backup.',
    import: 'Import an export…',
    importTitle: 'Import an export',
    importLead: 'Every file is checked before the first patient is taken in.',
    kinds: { folder: 'A folder', zip: 'An encrypted zip file' },
    kind: 'What it is',
    passwordOfZip: 'Password of the file',
    choose: 'Choose…',
    looking: 'Looking…',
    found: (day, people, pictures) => `An export of ${day}: ${patients(people)}, ${photos(pictures)}.`,
    taken: (people) =>
      people === 1
        ? '1 of these patients has a clinic number that is in the records already, and is left out.'
        : `${people.toLocaleString('en')} of these patients have clinic numbers that are in the records already, and are left out.`,
    nothingNew: 'There is nothing new in it.',
    begin: 'Import',
  },
}

type ExportErrors = Pick<
  Texts['errors'],
  Extract<
    ErrorCode,
    `${'EXPORT' | 'IMPORT'}_${string}` | 'CONSENT_MISSING' | 'EYES_NOT_FOUND' | 'PLACE_NOT_REMOVABLE'
  >
>

export const EN_EXPORT_ERRORS: ExportErrors = {
  CONSENT_MISSING: ({ why }) =>
    why === 'withdrawn'
      ? 'The patient has withdrawn the consent that this takes, so it does not leave the records.'
      : why === 'expired'
        ? 'The consent that this takes has expired, so it does not leave the records. Please ask the patient again.'
        : 'The patient was never asked for the consent that this takes, so it does not leave the records. Please ask first, and note the consent on the patient’s page.',
  EYES_NOT_FOUND: () =>
    'In a photo of the face no face was found, so its eyes cannot be masked. Please leave that visit out.',
  PLACE_NOT_REMOVABLE: () =>
    'A HEIC photo does not say where it holds the place at which it was taken, so nothing can be removed for certain. Nothing was exported. Please leave that visit out.',
  EXPORT_PLACE_TAKEN: () => 'There are files in this folder already. Please choose a new one.',
  EXPORT_DISK_FULL: () => 'The disk is full. Please free space, or choose another disk.',
  EXPORT_PLACE_REFUSED: () =>
    'You may not write to this folder or disk. Nothing was left there. Please choose another place.',
  EXPORT_FILE_HELD: () =>
    'The file of this name is open in another program. Please close it there, or choose another name.',
  IMPORT_FOREIGN: () => 'This is not an export of Basalis.',
  IMPORT_INCOMPLETE: () =>
    'This export holds parts of records only, or none that are named, and cannot be imported.',
  IMPORT_DAMAGED: () => 'This export is not as it was written, so nothing more is taken from it.',
  IMPORT_NEWER: () => 'This export was made by a newer version of Basalis. Please update first.',
  IMPORT_PASSWORD_WRONG: () => 'The password does not open this file.',
  IMPORT_KNOWN: () => 'The clinic numbers in this export are in the records already.',
}
