import { describe, expect, it } from 'vitest'
import { decodeSrgb } from '../../../src/shared/imaging/colour.ts'
import { melasmaOn, papuleOn, rednessOn, traceOn } from '../../../src/main/simulator/face/course.ts'
import type { RegionName } from '../../../src/main/simulator/face/face-regions.ts'
import { type RenderedFace, renderFace } from '../../../src/main/simulator/face/render-face.ts'
import { lips } from '../../../src/main/simulator/findings-lips.ts'
import { depthInside } from '../../../src/main/simulator/paint-area.ts'
import { createRandom } from '../../../src/main/simulator/random.ts'

/** Coarse, so that a face takes a fraction of a second. */
const SMALL = { pxPerMm: 1 } as const

/** CIE a* of an sRGB pixel, white D65. */
function greenToRed(data: ArrayLike<number>, at: number): number {
  const [r, g, b] = [0, 1, 2].map((channel) => decodeSrgb((data[at + channel] ?? 0) / 255)) as [
    number,
    number,
    number,
  ]
  const x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b
  return 500 * (Math.cbrt(x) - Math.cbrt(y))
}

/** Mean a* and mean truth of red over the skin of a region. */
function meansOf({ rgb, truth, skin, regions }: RenderedFace, name: RegionName) {
  const pixels = rgb.width * rgb.height
  const sums = { redness: 0, red: 0 }
  let count = 0
  for (let i = 0; i < pixels; i++) {
    const inside = depthInside(regions[name], (i % rgb.width) + 0.5, Math.floor(i / rgb.width) + 0.5) > 0.5
    if (!inside || skin[i] === 0) continue
    count += 1
    sums.redness += greenToRed(rgb.data, 3 * i)
    sums.red += truth[i] ?? 0
  }
  return { redness: sums.redness / count, red: sums.red / count }
}

/** Young and old, fair and dark, long and short hair. */
const faces = [1, 2, 5, 6].map((seed) => renderFace(seed, SMALL))
const [first] = faces as [RenderedFace]

describe('a rendered face', () => {
  it('is the same bytes for the same seed, and others for another', () => {
    const again = renderFace(1, SMALL)
    expect(again.rgb.data).toEqual(first.rgb.data)
    expect(again.truth).toEqual(first.truth)
    expect(again.landmarks).toEqual(first.landmarks)
    expect(faces[1]?.rgb.data).not.toEqual(first.rgb.data)
  })

  it('in any setting has other light and another camera, and the same truth', () => {
    const any = renderFace(1, { ...SMALL, setting: 'any' })
    const other = renderFace(1, { ...SMALL, setting: 'any', otherCamera: true, capture: 1 })
    expect(any.truth).toEqual(first.truth)
    expect(other.truth).toEqual(first.truth)
    expect(any.rgb.data).not.toEqual(first.rgb.data)
    expect(other.rgb.data).not.toEqual(any.rgb.data)
  })

  it('has maps in 0…1, and nothing in them where there is no skin', () => {
    for (const { truth, skin } of faces) {
      expect(truth.every((value) => value >= 0 && value <= 1)).toBe(true)
      expect(truth.some((value, i) => skin[i % skin.length] === 0 && value !== 0)).toBe(false)
    }
  })

  it('is skin for a third to two thirds of the picture', () => {
    for (const { skin } of faces) {
      const share = skin.reduce((sum, value) => sum + value, 0) / skin.length
      expect(share).toBeGreaterThan(0.3)
      expect(share).toBeLessThan(0.65)
    }
  })

  it('has lips redder than the cheeks, in truth and to the eye', () => {
    for (const face of faces) {
      const lip = meansOf(face, 'lips')
      for (const cheek of ['cheek-right', 'cheek-left'] as const) {
        expect(lip.red).toBeGreaterThan(meansOf(face, cheek).red + 0.2)
        expect(lip.redness).toBeGreaterThan(meansOf(face, cheek).redness)
      }
    }
  })

  it('has its landmarks inside the picture, where a face has them', () => {
    for (const { landmarks, rgb } of faces) {
      for (const { x, y } of Object.values(landmarks)) {
        expect(x > 0 && x < rgb.width && y > 0 && y < rgb.height).toBe(true)
      }
      const right = landmarks['pupil-right']
      const left = landmarks['pupil-left']
      const apart = Math.hypot(left.x - right.x, left.y - right.y)
      expect(apart).toBeGreaterThan(55)
      expect(apart).toBeLessThan(71)
      const off = (landmarks['nose-tip'].x - (left.x + right.x) / 2) / apart
      expect(Math.abs(off)).toBeLessThan(0.12)
      expect(landmarks['mouth-middle'].y).toBeGreaterThan(landmarks['nose-base'].y)
      expect(landmarks.chin.y).toBeGreaterThan(landmarks['mouth-middle'].y)
    }
  })

  it('has eyes that are no skin, and cheeks that are', () => {
    for (const { landmarks, regions, skin, rgb } of faces) {
      const at = ({ x, y }: { x: number; y: number }) => skin[Math.floor(y) * rgb.width + Math.floor(x)]
      expect(at(landmarks['pupil-left'])).toBe(0)
      expect(at(landmarks['pupil-right'])).toBe(0)
      const cheek = regions['cheek-left']
      const middle = cheek.reduce(
        (sum, { x, y }) => ({ x: sum.x + x / cheek.length, y: sum.y + y / cheek.length }),
        { x: 0, y: 0 },
      )
      expect(at(middle)).toBe(1)
    }
  })
})

describe('later visits', () => {
  it('show the same person in another pose, with another day', () => {
    const later = renderFace(1, { ...SMALL, visit: 2 })
    expect(later.meta).toEqual({ ...first.meta, visit: 2, day: 60 })
    expect(later.rgb.data).not.toEqual(first.rgb.data)
    const apart = ({ landmarks }: RenderedFace) =>
      Math.hypot(
        landmarks['pupil-left'].x - landmarks['pupil-right'].x,
        landmarks['pupil-left'].y - landmarks['pupil-right'].y,
      )
    expect(apart(later)).toBeCloseTo(apart(first), 6)
    expect(later.landmarks['pupil-left']).not.toEqual(first.landmarks['pupil-left'])
  })

  it('have less redness where it is treated, and lips as they were', () => {
    const before = faces.find(({ meta }) => meta.findings.includes('rosacea'))
    expect(before).toBeDefined()
    if (before === undefined) return
    const after = renderFace(before.meta.seed, { ...SMALL, visit: 3 })
    expect(meansOf(after, 'cheek-left').red).toBeLessThan(0.75 * meansOf(before, 'cheek-left').red)
    expect(meansOf(after, 'lips').red).toBeCloseTo(meansOf(before, 'lips').red, 1)
  })

  it('another photo of the same visit has the same truth', () => {
    const second = renderFace(1, { ...SMALL, capture: 1 })
    expect(second.truth).toEqual(first.truth)
    expect(second.rgb.data).not.toEqual(first.rgb.data)
  })
})

describe('the course of findings', () => {
  it('redness and melasma go down and leave a rest', () => {
    expect(rednessOn(0)).toBe(1)
    expect(rednessOn(30)).toBeGreaterThan(rednessOn(60))
    expect(rednessOn(3000)).toBeCloseTo(0.3)
    expect(melasmaOn(30)).toBeGreaterThan(rednessOn(30))
  })

  it('a papule comes, goes, and leaves a trace that fades', () => {
    expect(papuleOn(-1, 15)).toBe(0)
    expect(papuleOn(4, 15)).toBeGreaterThan(0.8)
    expect(papuleOn(16, 15)).toBe(0)
    expect(traceOn(15, 15, 80)).toBe(1)
    expect(traceOn(95, 15, 80)).toBeCloseTo(Math.exp(-1))
  })
})

it('a lip in a patch is an area of blood with furrows across', () => {
  const structures = lips(createRandom(3), { width: 200, height: 150, pxPerMm: 10 })
  expect(structures.filter(({ kind }) => kind === 'area')).toHaveLength(1)
  expect(structures.filter(({ kind }) => kind === 'groove').length).toBeGreaterThan(10)
})
