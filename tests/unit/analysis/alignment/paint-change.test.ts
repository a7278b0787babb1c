import { describe, expect, it } from 'vitest'
import { paintChange } from '../../../../src/main/analysis/alignment/paint-change.ts'
import { workPicture } from '../../../../src/main/analysis/skin/work-picture.ts'
import { CHANGE_SCALE, changeStep, FULL_CHANGE } from '../../../../src/shared/imaging/change-scale.ts'
import { notSkinGrey } from '../../../../src/shared/imaging/map-marks.ts'

const size = { width: 3, height: 2 }
const photo = workPicture({ x: 0, y: 0, ...size }, 3)
photo.data.fill(90)
const context = { throwIfCancelled: () => undefined }

describe('the picture of a change', () => {
  it.each([
    ['the colours of its scale', false, 1],
    ['those of the other arm where the reference is the earlier photo', true, -1],
  ])('has %s where skin is seen in both photos, else the photo in faint grey', (_, back, sign) => {
    const change = new Float32Array(new SharedArrayBuffer(24))
    change.set([-1, -0.2, 0, 0.2, 0.5, 0.3])
    const known = new Uint8Array(new SharedArrayBuffer(6)).fill(255)
    known[5] = 0
    const picture = paintChange({ change: { ...size, change, known }, photo, back }, context as never)
    for (let at = 0; at < 5; at += 1) {
      const step = 3 * changeStep(sign * (change[at] ?? 0), FULL_CHANGE)
      expect([...picture.subarray(3 * at, 3 * at + 3)]).toEqual([...CHANGE_SCALE.subarray(step, step + 3)])
    }
    const grey = notSkinGrey(90, 90, 90)
    expect([...picture.subarray(15)]).toEqual([grey, grey, grey])
  })
})
