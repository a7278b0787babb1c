import { createElement } from 'react'
import { expect, it } from 'vitest'
import { VisitCard } from '../../../../../src/renderer/features/records/VisitCard.tsx'
import { TEXTS } from '../../../../../src/renderer/i18n/languages.ts'
import type { PhotoRecord, VisitRecord } from '../../../../../src/shared/contract/record-channels.ts'
import type { Patient } from '../../../../../src/shared/domain/patient.ts'
import { rendered, wordsOf } from '../rendered.ts'

const photo = {
  id: 'p',
  visitId: 'v',
  view: 'front',
  bodySite: '',
  takenMs: 1,
  repeats: null,
  thumbnail: false,
  quality: null,
  analysis: null,
} as unknown as PhotoRecord
const visit: VisitRecord = {
  id: 'v',
  patientId: 'x',
  atMs: 1,
  reason: '',
  skinState: 'clean',
  notes: '',
  treatments: [],
  createdMs: 1,
  changedMs: 1,
  photos: [photo],
}

/** What the buttons that can be pressed say; a small one by its label. */
function pressable(isWriting: boolean): string {
  const nothing = () => undefined
  const card = createElement(VisitCard, {
    ...{ patient: {} as Patient, visit, mayWrite: true, isNewest: true, isWriting, knownSites: [] },
    ...{ onShown: nothing, onCapture: nothing, onChanged: nothing, onEdit: nothing },
  })
  const buttons = rendered(card, 'en').match(/<button.*?<\/button>/gs) ?? []
  return buttons
    .filter((button) => !/^<button[^>]* disabled=/.test(button))
    .map((button) => `${wordsOf(button)} ${/aria-label="([^"]*)"/.exec(button)?.[1] ?? ''}`)
    .join('; ')
}

it('while something else on the page is not saved, nothing of a visit leads away from it', () => {
  const { photo: photoWords, visit: words, followUp, folder } = TEXTS.en.records
  const leading = [
    ...[words.openPhoto, words.addPhoto, photoWords.repeat.add, followUp.edit, folder.add],
    TEXTS.en.camera.open,
  ]
  const [free, writing] = [pressable(false), pressable(true)]
  for (const name of leading) {
    expect(free).toContain(name)
    expect(writing).not.toContain(name)
  }
})
