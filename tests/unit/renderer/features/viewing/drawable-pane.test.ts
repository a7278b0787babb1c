import { describe, expect, it } from 'vitest'
import { firstToDrawIn, takesDrawing } from '../../../../../src/renderer/features/viewing/drawable-pane.ts'
import { paneOf } from '../../../../../src/renderer/features/viewing/view-choice.ts'
import type { ComparedPhoto } from '../../../../../src/shared/contract/comparison-state.ts'
import { NO_NUDGE } from '../../../../../src/shared/domain/nudge.ts'
import { identityBetween, type Alignment } from '../../../../../src/shared/imaging/alignment.ts'
import { REPORT } from '../rendered.ts'

const view = (photo: string) => ({ set: `set of ${photo}`, photo, record: null, width: 80, height: 60 })
const ready = (photo: string) => ({ phase: 'ready', view: view(photo), report: REPORT, kept: null }) as const
const figures = { pose: null, faceShare: null, sharpness: null, meanLab: null }
const beside = (photo: string, method: Alignment['method'] | null): ComparedPhoto => ({
  photo,
  session: { shown: ready(photo), opening: null, refusal: null },
  comparison: method && {
    alignment: { ...identityBetween(view('hand'), view(photo)), method },
    reference: figures,
    other: figures,
  },
  comparing: method === null,
  nudge: NO_NUDGE,
})
const photos = {
  hand: ready('hand'),
  compared: [beside('coming', null), beside('unlike', 'none'), beside('laid', 'landmarks')],
}

describe('a region is drawn', () => {
  it('on the photo at hand, and on one beside it that has been laid on that', () => {
    const taking = [null, 'coming', 'unlike', 'laid', 'unknown'].map((photo) =>
      takesDrawing(photos, paneOf('photo', photo)),
    )
    expect(taking).toEqual([true, false, false, true, false])
  })

  it('over what is there', () => {
    const analyzing = { phase: 'analyzing', view: view('hand'), step: 'filter', fraction: 0 } as const
    const waiting = { ...photos, hand: analyzing }
    expect(takesDrawing(waiting, paneOf('photo'))).toBe(true)
    expect(takesDrawing(waiting, paneOf('map.red'))).toBe(false)
  })

  it('with the keys in a pane of the photo at hand first, else in the first that can be drawn in', () => {
    const first = (...of: (string | null)[]) =>
      firstToDrawIn(
        photos,
        of.map((photo) => paneOf('photo', photo)),
      )
    expect(first(null, 'laid')).toBe(0)
    expect(first('coming', null)).toBe(1)
    expect(first('laid', null, null)).toBe(1)
    expect(first('coming', 'laid')).toBe(1)
    expect(first('coming', 'unlike')).toBe(-1)
  })
})
