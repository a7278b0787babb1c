import { describe, expect, it } from 'vitest'
import { areaOf } from '../../../../../src/renderer/features/viewing/room-picture.ts'

describe('the area of a picture of the room', () => {
  it('reaches from the room down to the lower edge of the line below it', () => {
    expect(areaOf({ left: 0, right: 980, top: 88 }, { bottom: 720 })).toEqual({
      x: 0,
      y: 88,
      width: 980,
      height: 632,
    })
  })

  it('has whole pixels, and none that is not the room’s', () => {
    expect(areaOf({ left: 0.5, right: 980.75, top: 88.25 }, { bottom: 719.5 })).toEqual({
      x: 1,
      y: 89,
      width: 979,
      height: 630,
    })
  })
})
