import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { findFaces, type Face } from '../../../src/main/analysis/skin/face-finder.ts'
import { centroid, distance, interpupillaryPx } from '../../../src/main/analysis/skin/landmarks.ts'
import type { WorkPicture } from '../../../src/main/analysis/skin/work-picture.ts'
import { followed, followFace, type FollowedFace } from '../../../src/main/capture/follow-face.ts'
import { taskContext } from '../../../src/main/pool/cancel-cell.ts'
import { projectRoot } from '../../../src/main/project-root.ts'

const CONTEXT = taskContext(new Int32Array(new SharedArrayBuffer(4)))
const SIZE = { width: 640, height: 360 }
const GREY = '#707478'
const FACE = join(projectRoot(), 'resources', 'demo', 'demo-002-visit-0.jpg')

let still: WorkPicture
let face: Face
let first: FollowedFace

/** A made-up face in a camera's picture, so many px further to the right. */
async function seen(rightPx: number): Promise<WorkPicture> {
  const left = 200 + rightPx
  return pictureOf(
    await sharp({ create: { ...SIZE, channels: 3, background: GREY } })
      .composite([{ input: await sharp(FACE).resize({ height: SIZE.height }).toBuffer(), left, top: 0 }])
      .removeAlpha()
      .raw()
      .toBuffer(),
  )
}

function pictureOf(rgb: Buffer): WorkPicture {
  const data = new Uint8Array(new SharedArrayBuffer(rgb.length))
  data.set(rgb)
  return { ...SIZE, data, part: { x: 0, y: 0, ...SIZE } }
}

/** Mean way of the landmarks, in distances between the pupils. */
function wayOf(one: FollowedFace, two: FollowedFace): number {
  const px = ({ shares }: FollowedFace) =>
    shares.map(({ x, y }) => ({ x: x * SIZE.width, y: y * SIZE.height }))
  const [from, to] = [px(one), px(two)]
  const sum = to.reduce((total, point, index) => total + distance(point, from[index] ?? point), 0)
  return sum / to.length / interpupillaryPx(from)
}

beforeAll(async () => {
  still = await seen(0)
  const [found] = await findFaces(still, CONTEXT)
  if (!found) throw new Error('expected a face in the rendered picture, found none')
  face = found
  first = followed(face, 1, SIZE)
})

describe('a face that the detector has found', () => {
  it('is kept in shares of the picture, with its box in its own measure', () => {
    const unit = interpupillaryPx(face.landmarks)
    const middle = centroid(face.landmarks)
    expect(first.shares[30]?.x).toBeCloseTo((face.landmarks[30]?.x ?? 0) / SIZE.width)
    expect(first.shares[30]?.y).toBeCloseTo((face.landmarks[30]?.y ?? 0) / SIZE.height)
    expect(first.box.width * unit).toBeCloseTo(face.box.width)
    expect(first.box.height * unit).toBeCloseTo(face.box.height)
    expect(middle.x + first.box.middle.x * unit).toBeCloseTo(face.box.x + face.box.width / 2)
    expect(middle.y + first.box.middle.y * unit).toBeCloseTo(face.box.y + face.box.height / 2)
    expect(first).toMatchObject({ faces: 1, age: 0 })
  })
})

describe('a face in the next pictures', () => {
  it('is found again where it was, as the detector would find it', async () => {
    const again = await followFace(still, first)
    expect(again).toMatchObject({ faces: 1, age: 1 })
    expect(wayOf(first, again as FollowedFace)).toBeLessThan(0.01)
  })

  it('is looked for by the detector in every third', async () => {
    const second = await followFace(still, { ...first, faces: 2 })
    const third = await followFace(still, second as FollowedFace)
    expect(third).toMatchObject({ faces: 2, age: 2 })
    expect(await followFace(still, third as FollowedFace)).toBeNull()
  })

  it('is followed where it moves a little, and its box with it', async () => {
    const step = Math.round(0.05 * interpupillaryPx(face.landmarks))
    const second = (await followFace(await seen(step), first)) as FollowedFace
    const third = (await followFace(await seen(2 * step), second)) as FollowedFace
    const wanted = (2 * step) / interpupillaryPx(face.landmarks)
    expect(wayOf(first, third)).toBeGreaterThan(0.6 * wanted)
    expect(wayOf(first, third)).toBeLessThan(1.4 * wanted)
    expect(third.box).toEqual(first.box)
  })

  it('is looked for anew where it has moved far', async () => {
    expect(await followFace(await seen(Math.round(0.3 * interpupillaryPx(face.landmarks))), first)).toBeNull()
  })

  it('is looked for anew where there is none any more', async () => {
    const empty = await sharp({ create: { ...SIZE, channels: 3, background: GREY } })
      .raw()
      .toBuffer()
    expect(await followFace(pictureOf(empty), first)).toBeNull()
  })
})
