import type { AnnotationTexts } from './texts.ts'

const figures = (value: number, digits: number): string =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })

export const EN_ANNOTATIONS: AnnotationTexts = {
  title: 'Annotations',
  tools: 'Drawing tools',
  kinds: { arrow: 'Arrow', text: 'Text', ellipse: 'Circle', length: 'Length', outline: 'Outline' },
  colour: 'Colour',
  colours: {
    blue: 'Colour: blue',
    green: 'Colour: green',
    violet: 'Colour: violet',
    black: 'Colour: black',
  },
  undo: 'Undo',
  redo: 'Redo',
  show: 'Show annotations',
  hide: 'Hide annotations',
  loading: 'Reading the annotations…',
  failed: 'The annotations could not be read.',
  fault: 'Annotations were not saved or read',
  again: 'Try again',
  none: 'None yet. Choose a tool and draw on any picture; the photo itself stays as it is.',
  noneToRead: 'None on this photo.',
  hidden: 'Hidden at the moment.',
  notKept: 'Not kept: this photo is in no patient’s record.',
  readOnly:
    'Annotations can be looked at here, not drawn: your role may not write in the record, or the disk could not be written.',
  full: (most) => `This photo has ${most} annotations, which is as many as it may have.`,
  edit: 'Edit text',
  remove: 'Delete',
  text: 'Text',
  label: 'Label (may be empty)',
  lengths: {
    mm: (mm) => `≈ ${figures(mm, mm < 100 ? 1 : 0)} mm`,
    px: (px) => `${figures(px, 0)} px`,
  },
  estimate: 'Millimetres are estimated from the mean distance between adults’ pupils.',
}
