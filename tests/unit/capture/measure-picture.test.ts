import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { measurePicture } from '../../../src/main/capture/measure-picture.ts'
import { taskContext } from '../../../src/main/pool/cancel-cell.ts'
import { renderFace } from '../../../src/main/simulator/face/render-face.ts'
import { type CaptureTarget } from '../../../src/shared/imaging/capture-rules.ts'
import {
  isReady,
  judgeCapture,
  mostUrgent,
  type CaptureCheck,
} from '../../../src/shared/imaging/judge-capture.ts'
import type { RgbImage } from '../../../src/shared/imaging/pixels.ts'
import { projectRoot } from '../../../src/main/project-root.ts'
import { madeSmile } from './made-smile.ts'

const CONTEXT = taskContext(new Int32Array(new SharedArrayBuffer(4)))
const FRONT: CaptureTarget = { view: 'front', eyes: 'open', like: null }

const RESTING = join(projectRoot(), 'resources', 'demo', 'demo-002-visit-0.jpg')

let face: RgbImage

beforeAll(() => {
  face = renderFace(1, { pxPerMm: 2, setting: 'clinic' }).rgb
}, 120_000)

const picture = ({ width, height, data }: RgbImage): Sharp =>
  sharp(Buffer.from(data), { raw: { width, height, channels: 3 } })

async function imageOf(changed: Sharp): Promise<RgbImage> {
  const { data, info } = await changed.removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const bytes = new Uint8Array(new SharedArrayBuffer(data.length))
  bytes.set(data)
  return { width: info.width, height: info.height, bits: 8, data: bytes }
}

const measure = (image: RgbImage, of: 'face' | 'site' = 'face') =>
  measurePicture({ image, of, before: null }, CONTEXT)

/** What is asked for first. */
async function prompt(changed: Sharp, target = FRONT): Promise<string | undefined> {
  const { figures } = await measure(await imageOf(changed))
  return mostUrgent(judgeCapture(figures, target))?.prompt ?? undefined
}

/** A rectangle of one colour over a part of the face, in shares of the picture. */
const covered = (colour: string, left: number, top: number, width: number, height: number): Sharp =>
  picture(face).composite([
    {
      input: {
        create: {
          width: Math.round(width * face.width),
          height: Math.round(height * face.height),
          channels: 3,
          background: colour,
        },
      },
      left: Math.round(left * face.width),
      top: Math.round(top * face.height),
    },
  ])

describe('a picture of a face', () => {
  it('is ready where the face looks into the camera in even light', async () => {
    const { figures } = await measure(face)
    const checks = judgeCapture(figures, FRONT)
    expect(checks.filter(({ passed }) => passed === false)).toEqual([])
    expect(isReady(checks)).toBe(true)
  })

  it.each([
    [
      'from far away',
      'closer',
      () =>
        picture(face)
          .resize({ width: 180 })
          .extend({ top: 130, bottom: 130, left: 120, right: 120, background: '#707478' }),
    ],
    ['in the dark', 'more-light', () => picture(face).linear(0.22)],
    ['burnt out', 'less-light', () => picture(face).linear(3)],
    ['blurred', 'focus', () => picture(face).blur(2)],
    [
      'with its head to the side',
      'tilt-to-your-left',
      () => picture(face).rotate(-16, { background: '#707478' }),
    ],
    ['with glasses', 'take-off-glasses', () => covered('#101010', 0.25, 0.38, 0.5, 0.06)],
    ['with hair over the forehead', 'hair-back', () => covered('#1a1410', 0.26, 0.25, 0.48, 0.13)],
    ['whose mouth is covered', 'show-face', () => covered('#5f93c8', 0.27, 0.57, 0.46, 0.28)],
    [
      'beside another face',
      'one-person',
      () =>
        picture(face)
          .extend({ right: face.width, background: '#707478' })
          .composite([
            {
              input: Buffer.from(face.data),
              raw: { width: face.width, height: face.height, channels: 3 },
              left: face.width,
              top: 0,
            },
          ]),
    ],
  ] as const)('%s asks for %s', async (_what, wanted, change) => {
    expect(await prompt(change())).toBe(wanted)
  })

  it('asks for a half profile where that is the view', async () => {
    expect(await prompt(picture(face), { ...FRONT, view: 'left' })).toBe('turn-to-your-right')
    expect(await prompt(picture(face), { ...FRONT, view: 'right' })).toBe('turn-to-your-left')
  })

  it('asks for closed eyes where those are wanted', async () => {
    expect(await prompt(picture(face), { ...FRONT, eyes: 'closed' })).toBe('close-eyes')
  })

  it('asks a face that smiles more than in the photo before to rest, and no other that is as wide', async () => {
    const resting = await imageOf(sharp(RESTING))
    const { face: atRest } = (await measure(resting)).figures
    if (!atRest) throw new Error('expected a face in the demo photo, found none')
    const { figures } = await measure(await madeSmile(resting, 0.2))
    const promptIn = (like: CaptureTarget['like']): CaptureCheck | undefined =>
      judgeCapture(figures, { ...FRONT, like }).find(({ rule }) => rule === 'smile')
    expect(promptIn({ pose: atRest.pose, smile: atRest.smile })?.prompt).toBe('relax-face')
    expect(promptIn(null)?.prompt).toBeNull()
    const again = judgeCapture((await measure(resting)).figures, { ...FRONT, like: atRest })
    expect(again.find(({ rule }) => rule === 'smile')?.prompt).toBeNull()
  })

  it('tells a head that moves from one that is still', async () => {
    const first = await measure(face)
    const before = first.memory
    const still = await measurePicture({ image: face, of: 'face', before }, CONTEXT)
    const left = 24
    const shifted = await imageOf(
      picture(face)
        .extract({ left, top: 0, width: face.width - left, height: face.height })
        .extend({ right: left, background: '#707478' }),
    )
    const moved = await measurePicture({ image: shifted, of: 'face', before }, CONTEXT)
    const slowly = await measurePicture({ image: shifted, of: 'face', before, sinceMs: 1000 }, CONTEXT)
    expect(first.figures.motion).toBeNull()
    expect(still.figures.motion).toBeLessThan(0.01)
    expect(moved.figures.motion).toBeGreaterThan(0.1)
    expect(mostUrgent(judgeCapture(moved.figures, FRONT))?.prompt).toBe('hold-still')
    expect(slowly.figures.motion).toBeCloseTo((moved.figures.motion ?? 0) / 10)
  })
})

describe('photos of people', () => {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json')),
    'demo',
  )

  it('show a face each', async () => {
    const names = (await readdir(folder)).filter((name) => /^sample\d\.jpg$/.test(name))
    expect(names).toHaveLength(6)
    for (const name of names) {
      const image = await imageOf(sharp(join(folder, name)).resize(1280, 1280, { fit: 'inside' }))
      expect((await measure(image)).figures.faces, name).toBeGreaterThanOrEqual(1)
    }
  }, 60_000)

  it.each([
    ['laughs', 3, { left: 1264, top: 170, width: 644, height: 605 }, 'relax-face'],
    ['laughs', 4, { left: 1132, top: 114, width: 435, height: 416 }, 'relax-face'],
    ['smiles', 6, { left: 443, top: 213, width: 624, height: 626 }, 'relax-face'],
    ['rests', 3, { left: 372, top: 180, width: 596, height: 616 }, null],
    ['rests', 5, { left: 592, top: 20, width: 517, height: 421 }, null],
    ['pouts', 6, { left: 966, top: 197, width: 577, height: 575 }, null],
  ] as const)('show one that %s: sample %i', async (_what, sample, area, prompt) => {
    const image = await imageOf(sharp(join(folder, `sample${sample}.jpg`)).extract(area))
    const smile = judgeCapture((await measure(image)).figures, FRONT).find(({ rule }) => rule === 'smile')
    expect(smile?.value).not.toBeNull()
    expect(smile?.prompt).toBe(prompt)
  })
})

describe('a picture without a face', () => {
  const noise = (mean: number, sigma: number): Sharp =>
    sharp({
      create: {
        width: 480,
        height: 360,
        channels: 3,
        background: '#c89a80',
        noise: { type: 'gaussian', mean, sigma },
      },
    })

  it('asks for one', async () => {
    expect(await prompt(noise(128, 40))).toBe('show-face')
    expect(await prompt(noise(128, 3).blur(8))).toBe('show-face')
  })

  it('is a piece of skin where that is asked for', async () => {
    const skin = await imageOf(
      picture(face).extract({
        left: Math.round(0.36 * face.width),
        top: Math.round(0.5 * face.height),
        width: Math.round(0.1 * face.width),
        height: Math.round(0.08 * face.height),
      }),
    )
    const { figures } = await measure(skin, 'site')
    expect(figures.face).toBeNull()
    expect(figures.site?.middleShare).toBe(1)
    const asked = judgeCapture(figures, { ...FRONT, view: 'detail' }).map(({ rule }) => rule)
    expect(asked).not.toContain('yaw')
    expect(asked).toContain('skin-middle')
  })

  it('and without skin asks for skin', async () => {
    const { figures } = await measure(await imageOf(noise(60, 5)), 'site')
    expect(mostUrgent(judgeCapture(figures, { ...FRONT, view: 'detail' }))?.prompt).toBe('show-skin')
  })
})

describe('what the face detector takes for a face', () => {
  const demo = (visit: number): Promise<RgbImage> =>
    imageOf(sharp(join(projectRoot(), 'resources', 'demo', `demo-001-visit-${visit}.jpg`)))

  it.each([0, 1])('is no second face where it is hair (visit %i)', async (visit) => {
    expect((await measure(await demo(visit))).figures.faces).toBe(1)
  })

  it('is not the face where it is hair, and the face is found', async () => {
    const { face } = (await measure(await demo(2))).figures
    expect(Math.abs(face?.offset.across ?? 1)).toBeLessThan(0.05)
    expect(Math.abs(face?.offset.down ?? 1)).toBeLessThan(0.1)
  })

  it('is a face still where another person is beside the first, also one that is turned', async () => {
    const folder = dirname(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json'))
    const { figures } = await measure(await imageOf(sharp(join(folder, 'demo', 'sample1.jpg'))))
    expect(figures.faces).toBe(3)
  })
})
