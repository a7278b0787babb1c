import { describe, expect, it } from 'vitest'
import { alignPhotos, alignWith, landmarksOf } from '../../../../src/main/analysis/alignment/align-photos.ts'
import { alignmentTasks } from '../../../../src/main/analysis/alignment/alignment-tasks.ts'
import { comparePhotos } from '../../../../src/main/analysis/alignment/compare-photos.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import { renderPatch } from '../../../../src/main/simulator/render.ts'
import {
  applied,
  identityBetween,
  inverted,
  toOther,
  toReference,
} from '../../../../src/shared/imaging/alignment.ts'
import { judgeComparability, photoComparison } from '../../../../src/shared/imaging/comparability.ts'
import type { RgbImage } from '../../../../src/shared/imaging/pixels.ts'
import { apart, relaid, turned } from './relaid.ts'

const services = { runner: new InlineRunner(alignmentTasks) }
const SIZE = { width: 480, height: 360 }
const PATCH_SIDE = 620
const MIDDLE = PATCH_SIDE / 2
const LOOK = { gains: [1.1, 1, 0.9], gamma: 0.9, shade: 0.25 } as const

const rendered = new Map<string, RgbImage>()

/** A patch of skin, rendered once. */
function patch(seed: number, capture: number): RgbImage {
  const key = `${seed} ${capture}`
  const options = { width: PATCH_SIDE, height: PATCH_SIDE, pxPerMm: 7, capture, otherCamera: capture !== 0 }
  const rgb = rendered.get(key) ?? renderPatch(seed, options).rgb
  rendered.set(key, rgb)
  return rgb
}

/** A window in the middle of a patch of skin, and the same skin by another camera, laid otherwise. */
function twoPhotos(seed: number, degrees: number, scale: number, dx: number, dy: number) {
  const window = turned(0, 1, SIZE, { x: MIDDLE, y: MIDDLE })
  const source = turned(degrees, 1 / scale, SIZE, { x: MIDDLE + dx, y: MIDDLE + dy })
  return {
    reference: relaid(patch(seed, 0), SIZE, (point) => applied(window, point)),
    other: relaid(patch(seed, 1), SIZE, (point) => applied(source, point), LOOK),
    truth: (point: { x: number; y: number }) => applied(inverted(source), applied(window, point)),
  }
}

describe('alignPhotos on skin without a face', { timeout: 180_000 }, () => {
  it.each([
    ['shifted a little', 21, 0, 1, 12, -9],
    ['turned and nearer', 21, 6, 1.15, 40, 20],
    ['turned by a right angle', 33, 90, 1, 0, 20],
    ['upside down and farther away', 33, 178, 0.85, -30, 10],
  ])('finds the same skin %s', async (_, seed, degrees, scale, dx, dy) => {
    const { reference, other, truth } = twoPhotos(seed, degrees, scale, dx, dy)
    const found = await alignPhotos(reference, other, services)
    expect(found.method).toBe('texture')
    expect(found.residual?.unit).toBe('diagonal')
    for (const [x, y] of [
      [240, 180],
      [165, 135],
      [315, 225],
    ] as const) {
      const place = toOther(found, { x, y })
      expect(apart(place, truth({ x, y })), `${x}, ${y}`).toBeLessThan(1.5)
      expect(apart(toReference(found, place), { x, y })).toBeLessThan(0.01)
    }
  })

  it('does not take two pieces of skin for one', async () => {
    const window = turned(0, 1, SIZE, { x: MIDDLE, y: MIDDLE })
    const [one, two] = [21, 33].map((seed) =>
      relaid(patch(seed, 0), SIZE, (point) => applied(window, point)),
    ) as [RgbImage, RgbImage]
    expect(await alignPhotos(one, two, services)).toEqual(identityBetween(one, two))
    expect(await alignPhotos(two, one, services)).toEqual(identityBetween(two, one))
  })

  it('measures a pair without a face, all but its pose', async () => {
    const { reference, other } = twoPhotos(21, 6, 1.15, 40, 20)
    const compared = await comparePhotos({ photo: reference }, { photo: other }, services)
    expect(photoComparison.parse(compared)).toEqual(compared)
    expect(compared.reference).toMatchObject({ pose: null, faceShare: null })
    const { rules } = judgeComparability(compared, { reference: null, other: null })
    const found = Object.fromEntries(rules.map(({ rule, ...rest }) => [rule, rest]))
    expect(found['pose']?.value).toBeNull()
    expect(found['distance']?.value).toBeCloseTo(0.15, 2)
    expect(found['alignment']?.grade).toBe('green')
    for (const rule of ['sharpness', 'exposure', 'colour-cast'])
      expect(found[rule]?.value, rule).toBeGreaterThan(0)
  })

  it.each([
    [1, 1],
    [16, 300],
    [333, 17],
  ])('gives no more than fitted frames for an even picture of %d × %d px', async (width, height) => {
    const data = new Uint8Array(new SharedArrayBuffer(3 * width * height)).fill(140)
    const even: RgbImage = { width, height, bits: 8, data }
    const one = renderPatch(21, { width: 120, height: 90, pxPerMm: 7 }).rgb
    // A face is looked for once in each: that is most of the work.
    const faces = { reference: await landmarksOf(one, services), other: await landmarksOf(even, services) }
    expect(faces).toEqual({ reference: null, other: null })
    expect((await alignWith(one, even, faces, services)).method).toBe('none')
    expect((await alignWith(even, one, faces, services)).method).toBe('none')
    expect((await alignWith(even, even, faces, services)).method).toBe('none')
  })

  it('reads 16-bit photos as well', async () => {
    const { reference, other, truth } = twoPhotos(21, 3, 1, 10, 10)
    const data = new Uint16Array(new SharedArrayBuffer(2 * other.data.length))
    other.data.forEach((value, at) => (data[at] = 257 * value))
    const found = await alignPhotos(reference, { ...other, bits: 16, data }, services)
    expect(found.method).toBe('texture')
    const middle = { x: 240, y: 180 }
    expect(apart(toOther(found, middle), truth(middle))).toBeLessThan(1.5)
  })
})
