import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { layerTasks } from '../../../../src/main/analysis/layers/layer-tasks.ts'
import { FRESH_PLANES } from '../../../../src/main/analysis/plane-memory.ts'
import { filterMasks } from '../../../../src/main/analysis/skin/filter-masks.ts'
import { findSkin, type FoundSkin } from '../../../../src/main/analysis/skin/find-skin.ts'
import { LEAST_SKIN } from '../../../../src/main/analysis/skin/skin-mask.ts'
import { skinTasks } from '../../../../src/main/analysis/skin/skin-tasks.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import { projectRoot } from '../../../../src/main/project-root.ts'
import { CancelledError } from '../../../../src/shared/contract/errors.ts'
import type { RgbImage } from '../../../../src/shared/imaging/pixels.ts'
import { overlap } from './made-face.ts'

const runner = new InlineRunner({ ...skinTasks, ...layerTasks })
const services = { runner, planes: FRESH_PLANES }

/** Photos that come with the npm package of the face nets (MIT licence): groups of people, 1920 px wide. */
const SAMPLES = join(projectRoot(), 'node_modules', '@vladmandic', 'face-api', 'demo')

async function photoOf(file: string): Promise<RgbImage> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const shared = new Uint8Array(new SharedArrayBuffer(data.length))
  shared.set(data)
  return { width: info.width, height: info.height, bits: 8, data: shared }
}

function painted(
  width: number,
  height: number,
  colour: (x: number, y: number) => readonly [number, number, number],
): RgbImage {
  const data = new Uint8Array(new SharedArrayBuffer(3 * width * height))
  for (let at = 0; at < width * height; at += 1) data.set(colour(at % width, Math.floor(at / width)), 3 * at)
  return { width, height, bits: 8, data }
}

describe('findSkin, real faces', () => {
  let found: FoundSkin

  it('finds the face nearest to the camera in a group, and its scale', async () => {
    found = await findSkin(await photoOf(join(SAMPLES, 'sample6.jpg')), 'face', services)
    expect(found).toMatchObject({ used: 'face', reason: null })
    // The pupils are some 105 px apart, seen a little from the side.
    expect(found.pxPerMm).toBeGreaterThan(1.4)
    expect(found.pxPerMm).toBeLessThan(2)
    expect(found.mask.count).toBe(found.mask.data.filter((value) => value >= LEAST_SKIN).length)
  })

  it.each([
    ['the right cheek', 315, 660],
    ['the left cheek', 445, 660],
    ['the forehead', 360, 535],
    ['the nose', 395, 660],
    ['the lower lip', 400, 717],
    ['the chin', 395, 745],
    ['the neck', 360, 790],
  ])('takes %s for skin', (_, x, y) => {
    expect(found.mask.data[y * found.mask.width + x]).toBeGreaterThan(250)
  })

  it.each([
    ['the right eye', 320, 607],
    ['the left eye', 425, 595],
    ['hair above', 250, 450],
    ['hair beside', 500, 550],
    ['the wooden wall', 215, 405],
    ['the blind', 525, 575],
    ['the dress', 310, 1100],
    ['the next person', 800, 650],
  ])('cuts out %s', (_, x, y) => {
    expect(found.mask.data[y * found.mask.width + x]).toBeLessThan(5)
  })

  it.each([1, 2, 3, 4, 5])('finds a face in sample %d', async (index) => {
    const { used } = await findSkin(await photoOf(join(SAMPLES, `sample${index}.jpg`)), 'face', services)
    expect(used).toBe('face')
  })

  it('gives the same mask again', async () => {
    const again = await findSkin(await photoOf(join(SAMPLES, 'sample6.jpg')), 'face', services)
    expect(Buffer.compare(again.mask.data, found.mask.data)).toBe(0)
  })
})

describe('findSkin, no face', () => {
  const armTruth = (x: number, y: number): boolean => y > 90 + 0.1 * x && y < 210 + 0.1 * x
  const mole = (x: number, y: number): boolean => Math.hypot(x - 200, y - 170) < 9
  const arm = painted(400, 320, (x, y) => {
    const grain = (x * 7 + y * 13) % 5
    if (!armTruth(x, y)) return [60 + grain, 90 + grain, 110 + grain]
    return mole(x, y) ? [70, 45, 38] : [205 + grain, 150 + grain, 122 + grain]
  })

  it('tells an arm from a table by colour, with a sharp border, and keeps a mole', async () => {
    const { mask, used, reason, pxPerMm } = await findSkin(arm, 'face', services)
    expect(used).toBe('skin')
    expect(reason).toContain('no face')
    expect(pxPerMm).toBeNull()
    const truth = Uint8Array.from({ length: 400 * 320 }, (_, at) =>
      armTruth(at % 400, Math.floor(at / 400)) ? 1 : 0,
    )
    expect(overlap(mask.data, truth, LEAST_SKIN)).toBeGreaterThan(0.97)
    expect(mask.data[170 * 400 + 200]).toBeGreaterThan(LEAST_SKIN)
  })

  it.each([
    ['gray throughout', painted(300, 200, (x) => [x % 250, x % 250, x % 250]), 'hardly any'],
    ['skin throughout', painted(300, 200, (x, y) => [200 - (x % 9), 150 - (y % 9), 120]), 'nearly all'],
    ['16 × 16 px', painted(16, 16, () => [200, 150, 120]), 'nearly all'],
    ['a blue 17 × 1100 px strip', painted(17, 1100, () => [20, 30, 200]), 'hardly any'],
  ])('takes the whole photo where it is %s, and says why', async (_, photo, words) => {
    const { mask, used, reason } = await findSkin(photo, 'face', services)
    expect(used).toBe('patch')
    expect(reason).toContain(words)
    expect(mask.count).toBe(photo.width * photo.height)
    expect(mask.data.every((value) => value === 255)).toBe(true)
  })

  it('gives the same mask for 16 bits', async () => {
    const data = Uint16Array.from(arm.data, (value) => value * 257)
    const shared = new Uint16Array(new SharedArrayBuffer(2 * data.length))
    shared.set(data)
    const wide = await findSkin({ ...arm, bits: 16, data: shared }, 'face', services)
    const narrow = await findSkin(arm, 'face', services)
    expect(Buffer.compare(wide.mask.data, narrow.mask.data)).toBe(0)
  })

  it('asks nothing of the photo where the whole was asked for', async () => {
    const { mask, used, reason } = await findSkin(arm, 'patch', services)
    expect({ used, reason, count: mask.count }).toEqual({ used: 'patch', reason: null, count: 400 * 320 })
  })

  it('takes one byte a pixel of the analysis’ memory, and nothing else', async () => {
    const taken: number[] = []
    const planes = {
      ...FRESH_PLANES,
      bytes: (length: number) => {
        taken.push(length)
        return FRESH_PLANES.bytes(length)
      },
    }
    await findSkin(arm, 'face', { runner, planes })
    expect(taken).toEqual([400 * 320])
  })

  it('takes the whole photo when the search itself breaks', async () => {
    const broken = new InlineRunner({
      ...skinTasks,
      findFaceIn: () => {
        throw new Error('weights gone')
      },
    })
    const { used, reason } = await findSkin(arm, 'face', { runner: broken, planes: FRESH_PLANES })
    expect(used).toBe('patch')
    expect(reason).toContain('failed')
  })

  it('stops when it is cancelled', async () => {
    const controller = new AbortController()
    controller.abort()
    await expect(findSkin(arm, 'face', { ...services, signal: controller.signal })).rejects.toBeInstanceOf(
      CancelledError,
    )
  })
})

describe('filterMasks', () => {
  it('halves the mask with the images and counts what is left', async () => {
    const data = FRESH_PLANES.bytes(5 * 3)
    data.set([255, 255, 0, 0, 0, 255, 255, 0, 0, 0, 0, 0, 0, 0, 255])
    const masks = await filterMasks({ width: 5, height: 3, data, count: 5 }, 3, services)
    expect(masks.map((mask) => mask && [...mask.data])).toEqual([
      [1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1],
      [1, 0, 0, 0, 0, 1],
      [0, 1],
    ])
    expect(masks.map((mask) => mask?.count)).toEqual([5, 2, 1])
  })

  it('has none for a whole photo', async () => {
    const data = FRESH_PLANES.bytes(4).fill(255)
    const masks = await filterMasks({ width: 2, height: 2, data, count: 4 }, 2, services)
    expect(masks).toEqual([undefined, undefined])
  })
})
