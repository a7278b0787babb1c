import { describe, expect, it } from 'vitest'
import { measureFaceRegions } from '../../../../src/main/analysis/regions/measure-face-regions.ts'
import { regionTasks } from '../../../../src/main/analysis/regions/region-tasks.ts'
import { FRESH_PLANES } from '../../../../src/main/analysis/plane-memory.ts'
import { findSkin } from '../../../../src/main/analysis/skin/find-skin.ts'
import { skinTasks } from '../../../../src/main/analysis/skin/skin-tasks.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import type { RegionName } from '../../../../src/main/simulator/face/face-regions.ts'
import { renderFace } from '../../../../src/main/simulator/face/render-face.ts'
import { FACE_REGIONS, type FaceRegion } from '../../../../src/shared/imaging/face-regions.ts'
import { isInside, type Outline } from '../../../../src/shared/imaging/outline.ts'

const runner = new InlineRunner({ ...skinTasks, ...regionTasks })

/** Where the simulator says that the region is; of the area round an eye it knows the part below. */
const TRUTH: Readonly<Record<FaceRegion, RegionName>> = {
  forehead: 'forehead',
  'eye-area-right': 'under-eye-right',
  'eye-area-left': 'under-eye-left',
  'cheek-right': 'cheek-right',
  'cheek-left': 'cheek-left',
  nose: 'nose',
  'upper-lip': 'upper-lip',
  chin: 'chin',
}

async function regionsOf(seed: number) {
  const face = renderFace(seed, { pxPerMm: 2 })
  const { width, height } = face.rgb
  const data = new Uint8Array(new SharedArrayBuffer(face.rgb.data.length))
  data.set(face.rgb.data)
  const photo = { width, height, bits: 8, data } as const
  const { mask, landmarks } = await findSkin(photo, 'face', { runner, planes: FRESH_PLANES })
  if (!landmarks) throw new Error('expected a face, found none')
  const maps = { width, height, data: FRESH_PLANES.words(3 * width * height) }
  const confidence = { width, height, data: FRESH_PLANES.bytes(3 * width * height) }
  const shared = { maps, confidence, skin: mask.data, areaLevel: 0.2, spotMinArea: 4 }
  return { face, found: await measureFaceRegions(landmarks, mask, shared, { runner }) }
}

/** Pixels in both outlines, and in the second. */
function shareOf(found: Outline, truth: Outline): { readonly both: number; readonly all: number } {
  const xs = truth.map(({ x }) => Math.round(x))
  const ys = truth.map(({ y }) => Math.round(y))
  let [both, all] = [0, 0]
  for (let y = Math.min(...ys); y <= Math.max(...ys); y += 1)
    for (let x = Math.min(...xs); x <= Math.max(...xs); x += 1) {
      if (!isInside(truth, { x, y })) continue
      all += 1
      if (isInside(found, { x, y })) both += 1
    }
  return { both, all }
}

describe.each([1, 5, 6])('the regions of made-up person %d', (seed) => {
  it('lie where the simulator has put them, left and right as the person has them', async () => {
    const { face, found } = await regionsOf(seed)
    expect(found.map(({ name }) => name)).toEqual(FACE_REGIONS)
    for (const { name, outline } of found) {
      const own = shareOf(outline, face.regions[TRUTH[name]])
      const others = FACE_REGIONS.filter((other) => other !== name).map(
        (other) => shareOf(outline, face.regions[TRUTH[other]]).both,
      )
      const inTruth = own.both + others.reduce((sum, px) => sum + px, 0)
      expect(own.both / own.all, `${name}: how much of it is found`).toBeGreaterThan(0.5)
      expect(own.both / inTruth, `${name}: how much lies in no other`).toBeGreaterThan(0.9)
    }
  })
})
