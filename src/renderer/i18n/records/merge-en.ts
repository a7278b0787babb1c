import type { MergeTexts } from './merge-texts.ts'

export const EN_MERGE: MergeTexts = {
  open: 'Same person as…',
  searchTitle: (number) => `Who is the same person as ${number}?`,
  searchLead: 'Find the other record and open it. Nothing is changed yet.',
  back: 'Choose another',
  title: 'Are these the same person?',
  lead: 'Compare before you go on. What differs is marked.',
  stays: 'Stays',
  goes: 'Becomes part of it',
  swap: 'Swap',
  visits: 'Visits',
  differs: 'differs',
  nothing: 'None',
  notSame: 'Date of birth or sex differ: this may be another person. Make sure before you go on.',
  happens: 'What happens',
  moves: (visits, from, to) =>
    `${visits === 0 ? 'There are no visits to move' : visits === 1 ? '1 visit with its photos moves' : `${visits} visits with their photos move`} from ${from} to ${to}. Consents and reminders move too.`,
  number: (kept, merged) => `Number, name and birth stay those of ${kept}. ${merged} is not found any more.`,
  notes: (kept, merged) =>
    `Allergies, tags and notes of ${merged} are shown on the page of ${kept}, below its own.`,
  undoable: 'This can be undone later.',
  action: 'Make them one record',
  done: (kept, merged) => `${merged} is part of ${kept} now.`,
  undo: 'Undo',
  undone: (kept, merged) => `${kept} and ${merged} are two records again.`,
  numberTaken: (number) =>
    `Another patient has the number ${number} by now. Change it there, then undo this.`,
  once: (number) => `Was once ${number} as well`,
  mergedOn: (day) => `merged on ${day}`,
  undoLater: 'Can be undone after the later merge above.',
}
