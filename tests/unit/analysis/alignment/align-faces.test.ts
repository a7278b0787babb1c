import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { alignPhotos, landmarksOf } from '../../../../src/main/analysis/alignment/align-photos.ts'
import { alignmentTasks } from '../../../../src/main/analysis/alignment/alignment-tasks.ts'
import { comparePhotos } from '../../../../src/main/analysis/alignment/compare-photos.ts'
import { faceOutline, interpupillaryPx } from '../../../../src/main/analysis/skin/landmarks.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import { projectRoot } from '../../../../src/main/project-root.ts'
import { renderFace, type RenderedFace } from '../../../../src/main/simulator/face/render-face.ts'
import {
  alignment as alignmentSchema,
  applied,
  inverted,
  toOther,
  type Alignment,
  type PhotoPoint,
} from '../../../../src/shared/imaging/alignment.ts'
import { judgeComparability } from '../../../../src/shared/imaging/comparability.ts'
import { CancelledError } from '../../../../src/shared/contract/errors.ts'
import type { RgbImage } from '../../../../src/shared/imaging/pixels.ts'
import { apart, relaid, turned } from './relaid.ts'

const services = { runner: new InlineRunner(alignmentTasks) }

/** Groups of people, 1920 px wide, that come with the npm package of the face nets (MIT licence). */
async function sample(file: string): Promise<RgbImage> {
  const path = join(projectRoot(), 'node_modules', '@vladmandic', 'face-api', 'demo', file)
  const { data, info } = await sharp(path).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const shared = new Uint8Array(new SharedArrayBuffer(data.length))
  shared.set(data)
  return { width: info.width, height: info.height, bits: 8, data: shared }
}

/** Distances between where the named points of a rendered face are and where the alignment puts them, mm. */
function errorsMm(found: Alignment, reference: RenderedFace, other: RenderedFace): number[] {
  const names = Object.keys(reference.landmarks) as (keyof RenderedFace['landmarks'])[]
  return names.map(
    (name) => apart(toOther(found, reference.landmarks[name]), other.landmarks[name]) / other.meta.pxPerMm,
  )
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

describe('alignPhotos on rendered faces', { timeout: 180_000 }, () => {
  const options = { pxPerMm: 2.2, skinType: 2 } as const
  let after: RenderedFace

  beforeAll(() => {
    after = renderFace(11, options)
  })

  it.each([
    ['a visit two months later at another scale', { ...options, pxPerMm: 1.8, visit: 2 }, 0.15],
    ['another lamp and camera', { ...options, visit: 1, otherCamera: true }, 0.15],
    ['hard light from one side', { ...options, visit: 1, setting: 'any' as const }, 0.35],
  ])('finds %s within a fraction of a millimetre', async (_, other, mostMm) => {
    const before = renderFace(11, other)
    const found = await alignPhotos(after.rgb, before.rgb, services)
    expect(alignmentSchema.parse(found)).toEqual(found)
    expect(found.method).toBe('landmarks')
    expect(found.refinement).not.toBeNull()
    expect(mean(errorsMm(found, after, before))).toBeLessThan(mostMm)
    expect(found.residual?.medianShare).toBeLessThan(0.005)
    expect(found.residual?.unit).toBe('interpupillary')
  })

  it('follows a face that is bent, where a similarity alone cannot', async () => {
    // Up to 5 px aside, changing over some 150 px: what turning the head by some degrees does.
    const bent = ({ x, y }: PhotoPoint): PhotoPoint => ({
      x: x + 5 * Math.sin(y / 60),
      y: y + 4 * Math.cos(x / 70),
    })
    const before = relaid(after.rgb, after.rgb, bent, { gains: [1.05, 1, 0.95], gamma: 1.1, shade: 0.2 })
    const found = await alignPhotos(before, after.rgb, services)
    const places = Object.entries(after.regions).flatMap(([name, outline]) =>
      name === 'neck' ? [] : outline,
    )
    const errorsOf = (tried: Alignment): number[] =>
      places.map((place) => apart(toOther(tried, place), bent(place)))
    const [without, refined] = [errorsOf({ ...found, refinement: null }), errorsOf(found)].map(mean)
    expect(without).toBeGreaterThan(2)
    expect(refined).toBeLessThan(0.8)
    // What it says of itself is of the size of what it is.
    expect(found.residual?.medianPx).toBeGreaterThan(0.05)
    expect(found.residual?.medianPx).toBeLessThan(1.5)
  })

  it('lays somebody else on it as well as possible, and says that it is worse', async () => {
    const found = await alignPhotos(after.rgb, renderFace(12, { pxPerMm: 1.8 }).rgb, services)
    expect(found.method).toBe('landmarks')
    expect(found.residual?.medianShare).toBeGreaterThan(0.01)
  })

  it('grades the next visit as comparable, and a blurred, reddish, brighter photo not', async () => {
    const states = { reference: 'clean', other: 'clean' }
    const next = renderFace(11, { ...options, visit: 1 }).rgb
    const good = judgeComparability(
      await comparePhotos({ photo: after.rgb }, { photo: next }, services),
      states,
    )
    expect(good.rules.filter(({ grade }) => grade === 'red')).toEqual([])
    const { data, info } = await sharp(next.data, {
      raw: { width: next.width, height: next.height, channels: 3 },
    })
      .blur(3)
      .linear([1.25, 1.1, 1], [0, 0, 0])
      .raw()
      .toBuffer({ resolveWithObject: true })
    const shared = new Uint8Array(new SharedArrayBuffer(data.length))
    shared.set(data)
    const photo: RgbImage = { width: info.width, height: info.height, bits: 8, data: shared }
    const bad = judgeComparability(await comparePhotos({ photo: after.rgb }, { photo }, services), states)
    expect(bad.grade).toBe('red')
    const grades = Object.fromEntries(bad.rules.map(({ rule, grade }) => [rule, grade]))
    expect(grades).toMatchObject({ sharpness: 'red', 'colour-cast': 'red', distance: 'green' })
  })
})

describe('alignPhotos on a photo of people', { timeout: 180_000 }, () => {
  it('finds a known turn, scale and shift under another look to a hundredth of the distance between the pupils', async () => {
    const photo = await sample('sample6.jpg')
    const landmarks = (await landmarksOf(photo, services)) ?? []
    const unit = interpupillaryPx(landmarks)
    // So narrow that nobody else is in the second photo.
    const size = { width: 420, height: 480 }
    const source = turned(7, 1.15, size, landmarks[30] ?? { x: 0, y: 0 })
    const other = relaid(photo, size, (point) => applied(source, point), {
      gains: [1.1, 1, 0.85],
      gamma: 1.25,
      shade: 0.3,
    })
    const found = await alignPhotos(photo, other, services)
    expect(found.method).toBe('landmarks')
    const errors = faceOutline(landmarks).map((point) =>
      apart(toOther(found, point), applied(inverted(source), point)),
    )
    expect(mean(errors)).toBeLessThan(0.01 * unit)
    expect(Math.max(...errors)).toBeLessThan(0.03 * unit)
  })

  it('stops when it is cancelled', async () => {
    const photo = await sample('sample6.jpg')
    await expect(
      alignPhotos(photo, photo, { ...services, signal: AbortSignal.abort() }),
    ).rejects.toBeInstanceOf(CancelledError)
  })
})
