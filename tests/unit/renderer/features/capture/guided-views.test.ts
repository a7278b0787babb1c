import { describe, expect, it } from 'vitest'
import {
  guideAfter,
  guideFrom,
  photoToBeLike,
  type Guide,
  type GuideEvent,
  type TakenPhoto,
} from '../../../../../src/renderer/features/capture/guided-views.ts'
import type { VisitRecord } from '../../../../../src/shared/contract/record-channels.ts'

const photo = (id: string, view: TakenPhoto['view'], more: Partial<TakenPhoto> = {}): TakenPhoto => ({
  id,
  view,
  bodySite: '',
  repeats: null,
  takenMs: 0,
  ...more,
})
const after = (guide: Guide, ...events: readonly GuideEvent[]): Guide => events.reduce(guideAfter, guide)

describe('the order of views', () => {
  it('is front, left, right, then as many details as are wanted', () => {
    const guide = guideFrom([])
    expect(guide.view).toBe('front')
    const views = (['front', 'left', 'right', 'detail', 'detail'] as const).map((_, count, all) =>
      after(
        guide,
        ...all
          .slice(0, count + 1)
          .map((view, at): GuideEvent => ({ kind: 'kept', photo: photo(`${at}`, view) })),
      ),
    )
    expect(views.map(({ view }) => view)).toEqual(['left', 'right', 'detail', 'detail', 'detail'])
  })

  it('goes past what the visit has, and what is skipped', () => {
    const guide = guideFrom([photo('1', 'left')])
    expect(guide.view).toBe('front')
    expect(after(guide, { kind: 'skip' }).view).toBe('right')
    expect(after(guide, { kind: 'skip' }, { kind: 'skip' }, { kind: 'skip' }).view).toBe('detail')
  })

  it('goes on from a view that was chosen', () => {
    const chosen = after(guideFrom([]), { kind: 'choose', view: 'right' })
    expect(chosen.view).toBe('right')
    expect(after(chosen, { kind: 'kept', photo: photo('1', 'right') }).view).toBe('front')
  })

  it('forgets the place of a detail with the detail', () => {
    const named = after(
      guideFrom([]),
      { kind: 'choose', view: 'detail' },
      { kind: 'name-site', bodySite: 'Left cheek' },
    )
    expect(named.bodySite).toBe('Left cheek')
    expect(after(named, { kind: 'choose', view: 'front' }).bodySite).toBe('')
    expect(
      after(named, { kind: 'kept', photo: photo('1', 'detail', { bodySite: 'Left cheek' }) }).bodySite,
    ).toBe('')
  })

  it('repeats a shot with its view and place, and a repeat as one more of the first', () => {
    const first = photo('1', 'detail', { bodySite: 'Chin' })
    const again = after(guideFrom([first]), { kind: 'repeat', photo: first })
    expect(again).toMatchObject({ view: 'detail', bodySite: 'Chin', repeats: '1' })
    const second = photo('2', 'detail', { bodySite: 'Chin', repeats: '1' })
    expect(after(again, { kind: 'kept', photo: second })).toMatchObject({ repeats: null })
    expect(after(again, { kind: 'repeat', photo: second }).repeats).toBe('1')
    expect(after(again, { kind: 'choose', view: 'front' }).repeats).toBeNull()
  })
})

describe('the photo that a new one is to be like', () => {
  const visits = [
    { id: 'now', photos: [photo('a', 'front', { takenMs: 9 })] },
    { id: 'then', photos: [photo('b', 'front', { takenMs: 5 }), photo('c', 'left', { takenMs: 6 })] },
    {
      id: 'long ago',
      photos: [photo('d', 'front', { takenMs: 1 }), photo('e', 'detail', { bodySite: 'Chin' })],
    },
  ] as unknown as readonly VisitRecord[]
  const like = (guide: Partial<Guide>): string | undefined =>
    photoToBeLike({ ...guideFrom([photo('a', 'front')]), ...guide }, visits, 'now')?.id

  it('is the newest of the same view from another visit', () => {
    expect(like({ view: 'front' })).toBe('b')
    expect(like({ view: 'left' })).toBe('c')
    expect(like({ view: 'right' })).toBeUndefined()
  })

  it('is one of the same place where it is a detail', () => {
    expect(like({ view: 'detail', bodySite: 'Chin' })).toBe('e')
    expect(like({ view: 'detail', bodySite: 'Nose' })).toBeUndefined()
    expect(like({ view: 'detail', bodySite: '' })).toBeUndefined()
  })

  it('is the shot that is repeated', () => {
    expect(like({ view: 'front', repeats: 'a' })).toBe('a')
  })
})
