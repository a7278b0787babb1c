import { describe, expect, it } from 'vitest'
import { colourFeatures } from '../../../../src/main/analysis/skin/colour-features.ts'
import { skinOfFace } from '../../../../src/main/analysis/skin/face-skin.ts'
import { workPicture } from '../../../../src/main/analysis/skin/work-picture.ts'
import { CancelledError } from '../../../../src/shared/contract/errors.ts'
import { madeFace, overlap, type MadeFace } from './made-face.ts'

const GO_ON = { cancel: new Int32Array(new SharedArrayBuffer(4)), throwIfCancelled: () => undefined }

function skinOf({ photo, landmarks }: MadeFace): Uint8Array | null {
  const picture = workPicture({ x: 0, y: 0, width: photo.width, height: photo.height }, photo.width)
  picture.data.set(photo.data)
  return skinOfFace(landmarks, colourFeatures(picture), GO_ON)
}

describe('skinOfFace', () => {
  it.each([
    ['fair', 1],
    ['brown', 0.6],
    ['dark', 0.35],
  ])('finds %s skin in a drawn portrait: IoU above 0.9', (_, tone) => {
    const face = madeFace(360, tone)
    const skin = skinOf(face)
    expect(skin && overlap(skin, face.truth)).toBeGreaterThan(0.9)
  })

  it('keeps moles and red spots, and cuts out eyes, brows, teeth, hair, cloth and wall', () => {
    const face = madeFace(360)
    const skin = skinOf(face) as Uint8Array
    const side = 360
    const unit = 72
    const at = ([across = 0, down = 0]: readonly number[]): number | undefined =>
      skin[Math.round(0.42 * side + down * unit) * side + Math.round(side / 2 + across * unit)]
    for (const { x, y } of face.marks) expect(skin[Math.round(y) * side + Math.round(x)]).toBe(1)
    for (const place of [
      [-0.5, 0],
      [0.5, 0],
      [-0.5, -0.33],
      [0.5, -0.33],
      [0, 1.15],
      [0, -1.2],
      [-1.3, 0],
      [0, 2.7],
      [2.2, 0],
    ])
      expect(at(place), place.join(', ')).toBe(0)
    for (const place of [
      [0, -0.45],
      [0, 0.4],
      [-0.6, 0.5],
      [0.6, 0.5],
      [0, 1.3],
      [0, 1.7],
      [0, 2.2],
    ])
      expect(at(place), place.join(', ')).toBe(1)
  })

  it('finds none where the landmarks lie on something else', () => {
    const { photo, landmarks } = madeFace(360)
    const moved = landmarks.map(({ x, y }) => ({ x: x - 1000, y }))
    expect(skinOf({ photo, landmarks: moved, truth: new Uint8Array(), marks: [] })).toBeNull()
  })

  it('stops when it is cancelled', () => {
    const { photo, landmarks } = madeFace(120)
    const picture = workPicture({ x: 0, y: 0, width: 120, height: 120 }, 120)
    picture.data.set(photo.data)
    const cancelled = {
      ...GO_ON,
      throwIfCancelled: () => {
        throw new CancelledError()
      },
    }
    expect(() => skinOfFace(landmarks, colourFeatures(picture), cancelled)).toThrow(CancelledError)
  })
})
