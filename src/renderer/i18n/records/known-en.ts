import type { KnownTexts } from './known-texts.ts'

export const EN_KNOWN: KnownTexts = {
  title: (count) => (count === 1 ? 'This photo is in a record already' : `${count} photos need a decision`),
  same: (moment, view) => `Already in this patient’s record: visit of ${moment}, ${view}.`,
  other:
    'The very same photo is in another patient’s record. Please make sure whose it is before anything is kept.',
  number: (number) => `Number of the other record: ${number}.`,
  hidden: 'Its number is shown once names are shown.',
  again: 'Add it once more',
  keepBecause: 'Add it to this record too, because',
  because: {
    'same-person': 'Both records are of the same person',
    'filed-wrongly': 'It was put into the other record by mistake',
    other: 'Another reason',
  },
}
