import { EN_CAPTURE_REASONS } from '../capture-reasons-en.ts'
import { EN_CAPTURE_RULES } from '../../../shared/reports/texts/capture-rules-en.ts'
import type { GateTexts } from './gate-texts.ts'

export const EN_GATE: GateTexts = {
  reasons: EN_CAPTURE_REASONS,
  rules: EN_CAPTURE_RULES,
  title: (count) =>
    count === 1 ? 'This photo is hard to compare' : `${count} photos are hard to compare with others`,
  lead: 'What does not meet the rules of capture is best left out and taken again. It can be kept all the same: why is written down with the photo. If the view is wrong, leave it out and add it with the right one.',
  figures: 'Measured values',
  atLeast: (limit) => `at least ${limit}`,
  atMost: (limit) => `at most ${limit}`,
  exactly: (limit) => `expected ${limit}`,
  decision: 'What to do',
  leaveOut: 'Leave it out',
  keepBecause: 'Keep it all the same, because',
  because: {
    urgent: 'It is urgent',
    'not-able': 'The patient cannot do it otherwise',
    'shows-enough': 'It shows what matters',
    'only-one': 'There is no other photo of that day',
    other: 'Another reason',
  },
  note: 'In your words',
  noteHint: 'May stay empty.',
  noteMissing: 'Please say why.',
  done: 'Go on',
  left: 'Left out.',
  otherPatient: 'This file names another patient than the one whose record is open.',
  mark: 'Kept although',
  studioTitle: 'Kept although hard to compare',
  nobody: 'Somebody',
}
