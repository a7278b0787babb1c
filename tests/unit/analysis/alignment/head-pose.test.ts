import { describe, expect, it } from 'vitest'
import { headPose } from '../../../../src/main/analysis/alignment/head-pose.ts'
import type { Landmarks } from '../../../../src/main/analysis/skin/landmarks.ts'

/** Six points of a head (nose, chin, outer corners of the eyes, mouth), x right, y down, z towards the camera. */
const HEAD: Readonly<Record<number, readonly [number, number, number]>> = {
  30: [0, 0, 0],
  8: [0, 330, -65],
  36: [-225, -170, -135],
  45: [225, -170, -135],
  48: [-150, 150, -125],
  54: [150, 150, -125],
}

/** Turned up, then aside, then in the picture; seen from `distance` (in units of the head), 0.3 px a unit. */
function seen(yaw: number, pitch: number, roll: number, distance = Infinity): Landmarks {
  const [sy, cy] = [Math.sin((yaw * Math.PI) / 180), Math.cos((yaw * Math.PI) / 180)]
  const [sp, cp] = [Math.sin((pitch * Math.PI) / 180), Math.cos((pitch * Math.PI) / 180)]
  const [sr, cr] = [Math.sin((roll * Math.PI) / 180), Math.cos((roll * Math.PI) / 180)]
  return Array.from({ length: 68 }, (_, index) => {
    const [x, y, z] = HEAD[index] ?? [0, 0, 0]
    const [y1, z1] = [y * cp - z * sp, y * sp + z * cp]
    const [x2, z2] = [x * cy + z1 * sy, z1 * cy - x * sy]
    const scale = distance === Infinity ? 0.3 : (0.3 * distance) / (distance - z2)
    return { x: 500 + scale * (x2 * cr - y1 * sr), y: 400 + scale * (x2 * sr + y1 * cr) }
  })
}

describe('headPose', () => {
  it.each([
    [0, 0, 0],
    [12, 0, 0],
    [-25, 0, 0],
    [0, 15, 0],
    [0, -10, 0],
    [0, 0, 20],
    [8, -6, 4],
    [-18, 12, -9],
  ])('finds a head turned by yaw %d°, pitch %d°, roll %d°', (yaw, pitch, roll) => {
    const found = headPose(seen(yaw, pitch, roll))
    expect(found.yawDegrees).toBeCloseTo(yaw, 6)
    expect(found.pitchDegrees).toBeCloseTo(pitch, 6)
    expect(found.rollDegrees).toBeCloseTo(roll, 6)
  })

  it('finds differences within a degree or so from a metre away, though it takes the camera to be far', () => {
    // The head's unit is about 0.2 mm.
    const difference = (pose: 'yawDegrees' | 'pitchDegrees', one: Landmarks, two: Landmarks): number =>
      headPose(one)[pose] - headPose(two)[pose]
    expect(Math.abs(difference('yawDegrees', seen(8, 0, 0, 5000), seen(0, 0, 0, 5000)) - 8)).toBeLessThan(1)
    expect(Math.abs(difference('pitchDegrees', seen(0, 8, 0, 5000), seen(0, 0, 0, 5000)) - 8)).toBeLessThan(
      1.5,
    )
  })

  it('gives numbers for points that are no face', () => {
    const nowhere = Array.from({ length: 68 }, () => ({ x: 10, y: 10 }))
    for (const value of Object.values(headPose(nowhere))) expect(Number.isFinite(value)).toBe(true)
  })
})
