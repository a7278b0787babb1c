import { describe, expect, it } from 'vitest'
import { layerState, panePhoto } from '../../../../../src/renderer/features/viewing/pane-photo.ts'
import { placeOf } from '../../../../../src/renderer/features/viewing/studio.ts'
import type { ComparisonState } from '../../../../../src/shared/contract/comparison-state.ts'
import type { EMPTY_SESSION, Shown, View } from '../../../../../src/shared/contract/session-state.ts'
import { NO_NUDGE } from '../../../../../src/shared/domain/nudge.ts'
import { identityBetween } from '../../../../../src/shared/imaging/alignment.ts'
import { IDENTITY } from '../../../../../src/shared/imaging/similarity.ts'
import { REPORT } from '../rendered.ts'

const view = (photo: string, width = 80): View => ({
  set: `set of ${photo}`,
  photo,
  record: null,
  width,
  height: 60,
})
const hand = { phase: 'ready', view: view('hand'), report: REPORT, kept: null } as const
const slot = (shown: Shown, refusal: typeof EMPTY_SESSION.refusal = null): ComparisonState => [
  {
    photo: 'b',
    session: { shown, opening: null, refusal },
    comparison: null,
    comparing: false,
    nudge: NO_NUDGE,
  },
]

describe('the photo of a pane', () => {
  it('is the one at hand, or one beside it', () => {
    expect(panePhoto(hand, [], null)).toMatchObject({ phase: 'ready', view: hand.view, report: REPORT })
    const beside = slot({ phase: 'cancelled', view: view('b') })
    expect(panePhoto(hand, beside, 'b')).toMatchObject({ phase: 'cancelled', report: null })
  })

  it('is being opened until it is there, or was refused', () => {
    expect(panePhoto(hand, [], 'b').phase).toBe('opening')
    expect(panePhoto(hand, slot({ phase: 'empty' }), 'b').phase).toBe('opening')
    const refused = panePhoto(hand, slot({ phase: 'empty' }, { kind: 'bug' }), 'b')
    expect(refused).toMatchObject({ phase: 'failed', error: { kind: 'bug' } })
  })

  it('shows itself at once, other layers when they are computed, and those that will not be not', () => {
    const analyzing = panePhoto(
      hand,
      slot({ phase: 'analyzing', view: view('b'), step: 'filter', fraction: 0 }),
      'b',
    )
    expect(layerState(analyzing, 'photo')).toBe('there')
    expect(layerState(analyzing, 'map.red')).toBe('coming')
    expect(layerState(panePhoto(hand, [], 'b'), 'photo')).toBe('coming')
    expect(layerState(panePhoto(hand, [], null), 'map.red')).toBe('there')
    const failed = panePhoto(hand, slot({ phase: 'failed', view: view('b'), error: { kind: 'bug' } }), 'b')
    expect(layerState(failed, 'map.red')).toBe('absent')
  })

  it('lies frame on frame on the one at hand until it has been laid on that', () => {
    const other = view('b', 160)
    expect(placeOf({ hand, compared: [] }, null, hand.view)).toEqual(IDENTITY)
    expect(placeOf({ hand, compared: [] }, 'b', other).a).toBe(2)
    const alignment = { ...identityBetween(hand.view, other), similarity: { a: 1.5, b: 0.1, tx: 3, ty: 4 } }
    const [one] = slot({ phase: 'empty' })
    const figures = { pose: null, faceShare: null, sharpness: null, meanLab: null }
    const compared = one ? [{ ...one, comparison: { alignment, reference: figures, other: figures } }] : []
    expect(placeOf({ hand, compared }, 'b', other)).toEqual(alignment.similarity)
  })
})
