import { createElement } from 'react'
import { expect, it } from 'vitest'
import { KeptDespite } from '../../../../../src/renderer/features/side/KeptDespite.tsx'
import { KeptMark } from '../../../../../src/renderer/features/viewing/KeptMark.tsx'
import type { PatientPhoto } from '../../../../../src/renderer/features/viewing/patient-photos.ts'
import type { Studio } from '../../../../../src/renderer/features/viewing/studio.ts'
import { REFUSED_PHOTO } from '../../../ipc/arrived-photos.ts'
import { rendered, wordsOf } from '../rendered.ts'

const quality = {
  failed: REFUSED_PHOTO.refused.failed,
  reason: 'other',
  note: 'the lamp was broken',
  by: 'Dr Chen',
  atMs: Date.UTC(2026, 2, 4),
} as PatientPhoto['quality']
const photo = (id: string, of: PatientPhoto['quality']): PatientPhoto => ({
  id,
  view: 'front',
  bodySite: '',
  takenMs: Date.UTC(2026, 2, 3),
  visitId: 'v',
  thumbnail: false,
  quality: of,
  repeats: null,
  analysis: null,
  skinState: 'clean',
})

/** Two photos on the screen, and one that is not. */
const studioOf = (hand: PatientPhoto, beside: PatientPhoto): Studio =>
  ({
    hand: { view: { record: { photo: hand.id } } },
    compared: [{ photo: beside.id }],
    photos: [hand, beside, photo('elsewhere', quality)],
  }) as unknown as Studio

it('a photo on the screen that was kept all the same says which rule, by how much, and why', () => {
  const studio = studioOf(photo('hand', null), photo('beside', quality))
  const words = wordsOf(rendered(createElement(KeptDespite, { studio }), 'en'))
  for (const part of ['Mar 3, 2026', 'Sharpness · 0.30 · at least 0.50', 'the lamp was broken', 'Dr Chen'])
    expect(words).toContain(part)
  expect(words.match(/the lamp was broken/g)).toHaveLength(1)
})

it('nothing is said of photos that met the rules', () => {
  const studio = studioOf(photo('hand', null), photo('beside', null))
  expect(rendered(createElement(KeptDespite, { studio }), 'en')).toBe('')
  expect(rendered(createElement(KeptMark, { photos: studio.photos, id: 'hand' }), 'en')).toBe('')
})

it('the mark beside its name says what is wrong', () => {
  const { photos } = studioOf(photo('hand', quality), photo('beside', null))
  const markup = rendered(createElement(KeptMark, { photos, id: 'hand' }), 'zh-CN')
  expect(markup).toMatch(/role="img" aria-label="仍予保留：? ?:? ?[^"]+"/)
})
