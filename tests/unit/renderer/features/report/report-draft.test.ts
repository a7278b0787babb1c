import { describe, expect, it } from 'vitest'
import {
  draftFor,
  earlierThan,
  firstDraft,
  hindranceOf,
  regionsIn,
  wishOf,
  withPhoto,
  wrongTexts,
  type ReportDraft,
} from '../../../../../src/renderer/features/report/report-draft.ts'
import { pairOnScreen } from '../../../../../src/renderer/features/report/pair-on-screen.ts'
import type { Studio } from '../../../../../src/renderer/features/viewing/studio.ts'
import { photosView } from '../../../../../src/renderer/features/viewing/view-choice.ts'
import { reportWish } from '../../../../../src/shared/contract/report-channels.ts'
import type { PatientPhoto } from '../../../../../src/renderer/features/viewing/patient-photos.ts'

const photo = (id: string, takenMs: number, changes: Partial<PatientPhoto> = {}): PatientPhoto => ({
  id,
  visitId: `visit of ${id}`,
  view: 'front',
  bodySite: '',
  takenMs,
  thumbnail: false,
  repeats: null,
  analysis: null,
  skinState: 'clean',
  quality: null,
  ...changes,
})

const PHOTOS = [photo('a', 1), photo('b', 2, { view: 'left' }), photo('c', 3), photo('d', 4)]

const draft = (changes: Partial<ReportDraft> = {}): ReportDraft => {
  const first = firstDraft(PHOTOS, null, 'en')
  if (!first) throw new Error('expected a draft of photos')
  return { ...first, ...changes }
}

describe('the first draft of a report', () => {
  it('is of the newest photo, with the first of its view to compare with and all of its view as a strip', () => {
    expect(draft()).toMatchObject({ template: 'one-page', photo: 'd', before: 'a', strip: ['a', 'c', 'd'] })
  })

  it('is of the pair on the screen', () => {
    expect(firstDraft(PHOTOS, { photo: 'c', before: 'b' }, 'zh-CN')).toMatchObject({
      template: 'before-after',
      language: 'zh-CN',
      photo: 'c',
      before: 'b',
    })
  })

  it('is of the pair on the screen also where both were taken in the same moment', () => {
    const photos = [photo('z', 1), photo('a', 5), photo('b', 5)]
    for (const [own, beside] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const studio = {
        hand: { view: { record: { patient: 'p', photo: own } } },
        choice: photosView([null, beside], 'photo'),
        photos,
      } as unknown as Studio
      expect(firstDraft(photos, pairOnScreen(studio), 'en')).toMatchObject({ photo: 'b', before: 'a' })
    }
  })

  it('is of the two that lie over one another, whatever else the panes hold', () => {
    const photos = [photo('v1', 1), photo('v2', 2), photo('v3', 3)]
    const studio = {
      hand: { view: { record: { patient: 'p', photo: 'v3' } } },
      choice: {
        ...photosView(['v1', null], 'photo'),
        focus: { kind: 'wipe', photo: 'v2', layer: 'map.red' },
      },
      photos,
    } as unknown as Studio
    expect(firstDraft(photos, pairOnScreen(studio), 'en')).toMatchObject({ photo: 'v3', before: 'v2' })
  })

  it('is compared with no other photo where the one on the screen is none before it', () => {
    expect(firstDraft(PHOTOS, { photo: 'b', before: 'd' }, 'en')?.before).toBeNull()
    expect(draftFor(draft(), PHOTOS, { photo: 'c', before: 'x' }).before).toBeNull()
  })

  it('is none without a photo', () => {
    expect(firstDraft([], null, 'en')).toBeNull()
  })
})

describe('a draft', () => {
  it('keeps its words for another pair', () => {
    const texts = { title: 'T', findings: 'F', advice: 'A' }
    expect(draftFor(draft({ texts }), PHOTOS, { photo: 'c', before: 'a' })).toMatchObject({
      texts,
      template: 'before-after',
      photo: 'c',
      before: 'a',
    })
  })

  it('is compared with no later photo', () => {
    expect(earlierThan(PHOTOS, 'c').map(({ id }) => id)).toEqual(['b', 'a'])
    expect(withPhoto(draft(), PHOTOS, 'a').before).toBeNull()
    expect(withPhoto(draft({ regions: ['nose'] }), PHOTOS, 'c')).toMatchObject({ before: 'a', regions: null })
  })

  it('offers the regions that the photo has numbers of', () => {
    const numbers = ['face', 'chin', 'nose'].map((region) => ({ region, name: 'red.mean', value: 0.1 }))
    const analysis = { pipelineVersion: '1', modelId: 'net', modelVersion: '1', numbers }
    expect(regionsIn(photo('a', 1, { analysis }))).toEqual(['nose', 'chin'])
  })

  it('with too long words says which, and makes no report', () => {
    const long = draft({ texts: { title: 'x'.repeat(121), findings: '', advice: '' } })
    expect(wrongTexts(long)).toEqual(['title'])
    expect(wishOf('p', long, false)).toBeNull()
  })
})

describe('the wish of a draft', () => {
  it('asks for nothing that its kind of report does not show', () => {
    const chosen = draft({ lights: ['blue'], regions: ['nose'] })
    expect(wishOf('p', chosen, false)).toMatchObject({ before: null, strip: [], lights: [], regions: null })
    expect(wishOf('p', { ...chosen, template: 'full' }, false)).toMatchObject({
      before: 'a',
      lights: ['blue'],
      regions: ['nose'],
    })
    expect(wishOf('p', { ...chosen, template: 'film-strip' }, true)).toMatchObject({
      before: null,
      drawn: false,
      nameHidden: true,
      strip: ['a', 'c', 'd'],
    })
  })

  it('of more photos than a strip has room for is none, and says so', () => {
    const idOf = (at: number) => at.toString(16).padStart(32, '0')
    const many = Array.from({ length: 61 }, (_, at) => photo(idOf(at), at))
    const first = firstDraft(many, null, 'en')
    if (!first) throw new Error('expected a draft of photos')
    const film = { ...first, template: 'film-strip' as const }
    expect(reportWish.safeParse(wishOf(idOf(99), film, false)).error).toBeUndefined()
    const all = { ...film, strip: many.map(({ id }) => id) }
    expect(wishOf(idOf(99), all, false)).toBeNull()
    expect(hindranceOf(all)).toBe('longStrip')
  })

  it('says of a strip with too long words that, and not that photos are missing', () => {
    const texts = { title: 'x'.repeat(121), findings: '', advice: '' }
    expect(hindranceOf(draft({ template: 'film-strip', texts }))).toBe('tooLong')
    expect(hindranceOf(draft({ template: 'film-strip', strip: [] }))).toBe('noStrip')
    expect(hindranceOf(draft({ template: 'before-after', before: null }))).toBe('noneBefore')
  })

  it('is none while a pair or a strip is not whole', () => {
    expect(wishOf('p', draft({ template: 'before-after', before: null }), false)).toBeNull()
    expect(wishOf('p', draft({ template: 'film-strip', strip: [] }), false)).toBeNull()
    expect(wishOf('p', draft({ template: 'full', before: null }), false)).not.toBeNull()
  })
})
