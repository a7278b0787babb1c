import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { colourCardTasks } from '../../../../src/main/analysis/colour-card/colour-card-tasks.ts'
import { findColourCard } from '../../../../src/main/analysis/colour-card/find-colour-card.ts'
import { skinTasks } from '../../../../src/main/analysis/skin/skin-tasks.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import { projectRoot } from '../../../../src/main/project-root.ts'
import { renderFace } from '../../../../src/main/simulator/face/render-face.ts'
import { CancelledError } from '../../../../src/shared/contract/errors.ts'
import type { LinearRgb } from '../../../../src/shared/imaging/colour-card.ts'
import { colourCardReport } from '../../../../src/shared/imaging/colour-card.ts'
import type { RgbImage } from '../../../../src/shared/imaging/pixels.ts'
import { CASTS, CLASSIC, PRINTED, SKIN, cardAt, makeScene, numbers, photoOf, through } from './made-scene.ts'

const runner = new InlineRunner({ ...skinTasks, ...colourCardTasks })
const SCENE = { width: 480, height: 340, corners: cardAt(96, 80, 42) }
const report = async (photo: RgbImage) => (await findColourCard(photo, { runner }))?.report ?? null

/** How far the corners that were found lie from the true ones at most, px. */
const cornerError = (
  found: readonly { x: number; y: number }[] = [],
  truth: readonly { x: number; y: number }[],
) =>
  Math.max(
    ...truth.map(({ x, y }, index) => Math.hypot(x - (found[index]?.x ?? -99), y - (found[index]?.y ?? -99))),
  )

describe('findColourCard: where it lies', () => {
  it.each([0, 20, 90, 135, 180, 270])(
    'finds a card turned by %d°, and which way up it is',
    async (degrees) => {
      const corners = cardAt(120, 90, 40, degrees)
      const found = await report(makeScene({ ...SCENE, corners, camera: CASTS.led, noise: 2 }))
      expect(found).toMatchObject({ card: 'classic-24', refused: null })
      expect(cornerError(found?.corners, corners)).toBeLessThan(2)
      expect(() => colourCardReport.parse(found)).not.toThrow()
    },
  )

  it('finds a card seen in perspective', async () => {
    const corners = [
      { x: 100, y: 95 },
      { x: 356, y: 68 },
      { x: 384, y: 288 },
      { x: 130, y: 232 },
    ]
    const found = await report(makeScene({ ...SCENE, corners, camera: CASTS.shade }))
    expect(found?.refused).toBeNull()
    expect(cornerError(found?.corners, corners)).toBeLessThan(4)
  })

  it('finds a small card beside skin', async () => {
    const corners = cardAt(60, 70, 18)
    const found = await report(
      makeScene({ ...SCENE, corners, camera: CASTS.led, noise: 2, background: () => SKIN }),
    )
    expect(cornerError(found?.corners, corners)).toBeLessThan(2)
  })

  it('finds our own card, and says that no values of it are known', async () => {
    const patches = PRINTED.map(([r, g, b]): LinearRgb => [
      0.03 + 0.8 * r ** 1.1,
      0.03 + 0.8 * g,
      0.04 + 0.72 * b,
    ])
    const found = await report(makeScene({ ...SCENE, patches, ground: 0.85, noise: 2 }))
    expect(found).toMatchObject({
      card: 'basalis-print',
      reference: null,
      correction: null,
      refused: 'no-reference',
    })
    expect(found?.patches).toHaveLength(24)
  })
})

describe('findColourCard: what it undoes', () => {
  it.each(Object.entries(CASTS))('brings colours taken under %s back to within ΔE00 1', async (_, camera) => {
    const found = await report(makeScene({ ...SCENE, camera, noise: 2 }))
    expect(found?.difference?.before.mean).toBeGreaterThan(5)
    expect(found?.difference?.after.mean).toBeLessThan(1)
    // Cyan lies outside sRGB: no picture can show it.
    expect(found?.difference?.after.max).toBeLessThan(4)
    expect(found?.difference?.leaveOneOut.mean).toBeGreaterThan(found?.difference?.after.mean ?? 9)
    expect(found?.correction?.kind).toBe('linear')
  })

  it('reads the same from 16 bits', async () => {
    const eight = await report(makeScene({ ...SCENE, camera: CASTS.led }))
    const sixteen = await report(makeScene({ ...SCENE, camera: CASTS.led, bits: 16 }))
    expect(sixteen?.difference?.after.mean).toBeCloseTo(eight?.difference?.after.mean ?? 0, 0)
    expect(sixteen?.patches[0]?.[0]).toBeCloseTo(eight?.patches[0]?.[0] ?? 0, 2)
  })

  it('keeps white white', async () => {
    const found = await report(makeScene({ ...SCENE, camera: CASTS.tungsten }))
    const white = found?.patches[18] ?? [0, 0, 0]
    const rows = found?.correction?.coefficients ?? []
    const after = rows.map(([r = 0, g = 0, b = 0]) => r * white[0] + g * white[1] + b * white[2])
    for (const [channel, value] of after.entries()) expect(value).toBeCloseTo(CLASSIC[18]?.[channel] ?? 0, 1)
  })

  it('does not take light that falls off over the card for colour', async () => {
    const light = (x: number): number => 0.65 + 0.5 * x
    const found = await report(
      makeScene({ ...SCENE, light, camera: (c) => CASTS.led([0.8 * c[0], 0.8 * c[1], 0.8 * c[2]]) }),
    )
    expect(found?.refused).toBeNull()
    expect(found?.unevenness).toBeGreaterThan(0.2)
    expect(found?.difference?.after.mean).toBeLessThan(2)
  })

  it('reads through noise, blur and JPEG', async () => {
    const noisy = await report(makeScene({ ...SCENE, camera: CASTS.shade, noise: 8 }))
    const blurred = await report(
      await through(makeScene({ ...SCENE, camera: CASTS.shade }), (i) => i.blur(5)),
    )
    const { width, height, data } = makeScene({ ...SCENE, camera: CASTS.shade, noise: 3 })
    const file = await sharp(Buffer.from(data), { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 55 })
      .toBuffer()
    const packed = await report(await photoOf(file))
    for (const found of [noisy, blurred, packed]) expect(found?.difference?.after.mean).toBeLessThan(1.5)
  })

  it('does without up to four patches that a finger covers', async () => {
    const cover = (x: number, y: number) => (x > 264 && y < 164 ? SKIN : null)
    const found = await report(makeScene({ ...SCENE, camera: CASTS.led, cover }))
    expect(found?.refused).toBeNull()
    expect(found?.difference?.after.mean).toBeLessThan(1)
  })
})

describe('findColourCard: what it refuses', () => {
  it('a quarter of the card under a hand', async () => {
    const cover = (x: number, y: number) => (x > 264 && y < 206 ? SKIN : null)
    const found = await report(makeScene({ ...SCENE, camera: CASTS.led, cover }))
    expect(found?.correction ?? null).toBeNull()
    expect(found?.refused).toBe('partly-covered')
  })

  it('a reflection over it', async () => {
    const light = (x: number, y: number): number =>
      1 + 1.4 * Math.exp(-(((x - 0.45) / 0.13) ** 2) - ((y - 0.4) / 0.17) ** 2)
    const found = await report(
      makeScene({ ...SCENE, camera: ([r, g, b]) => [0.75 * r, 0.75 * g, 0.7 * b], light }),
    )
    expect(found?.correction ?? null).toBeNull()
  })

  it('burnt out patches', async () => {
    const found = await report(makeScene({ ...SCENE, camera: ([r, g, b]) => [2.2 * r, 2.2 * g, 2.2 * b] }))
    expect(found).toMatchObject({ refused: 'overexposed', correction: null, difference: null })
  })

  it('a photo that is too dark to read', async () => {
    const found = await report(makeScene({ ...SCENE, camera: ([r, g, b]) => [0.1 * r, 0.1 * g, 0.1 * b] }))
    expect(found).toMatchObject({ refused: 'underexposed', correction: null })
  })

  it('a mirrored photo', async () => {
    const [one, two, three, four] = cardAt(96, 80, 42) as [Corner, Corner, Corner, Corner]
    const found = await report(makeScene({ ...SCENE, corners: [two, one, four, three] }))
    expect(found).toMatchObject({ refused: 'mirrored', correction: null })
  })

  it('a correction that has nothing to add', async () => {
    const found = await report(makeScene(SCENE))
    expect(found).toMatchObject({ refused: 'no-gain', correction: null })
    expect(found?.difference?.before.mean).toBeLessThan(0.5)
  })
})

type Corner = { readonly x: number; readonly y: number }

describe('findColourCard: what is no card', () => {
  const random = numbers(11)
  const any = Array.from({ length: 400 }, (): LinearRgb => [random(), random(), random()])
  const grid = (colour: (column: number, row: number) => LinearRgb) => (x: number, y: number) =>
    x % 34 < 6 || y % 34 < 6 ? ([0.01, 0.01, 0.01] as const) : colour(Math.floor(x / 34), Math.floor(y / 34))

  it.each([
    ['keys', grid(() => [0.05, 0.05, 0.055])],
    ['coloured tiles', grid((column, row) => any[column + 20 * row] ?? SKIN)],
    ['plain skin', () => SKIN],
  ] as const)('%s', async (_, background) => {
    expect(await report(makeScene({ ...SCENE, corners: null, background, noise: 2 }))).toBeNull()
  })

  it.each([0, 24, 48, 72, 96, 120, 144, 168, 192, 216])('24 patches of other colours (%d)', async (from) => {
    expect(await report(makeScene({ ...SCENE, patches: any.slice(from, from + 24) }))).toBeNull()
  })

  it('24 patches of grey', async () => {
    const patches = any.slice(0, 24).map(([r]): LinearRgb => [r, r, r])
    expect(await report(makeScene({ ...SCENE, patches }))).toBeNull()
  })

  it.each([
    [1, 1],
    [1, 700],
    [700, 3],
    [30, 31],
  ])('a photo of %d×%d px', async (width, height) => {
    expect(await report(makeScene({ width, height, corners: null }))).toBeNull()
  })

  it('a rendered face, and rendered skin', async () => {
    expect(await report(renderFace(5, { pxPerMm: 1.5 }).rgb)).toBeNull()
    expect(await report(await photoOf(join(projectRoot(), 'resources/sample/sample-skin.jpg')))).toBeNull()
  })

  it.each([1, 3, 4])('people in a photo (sample %d of the face nets)', async (number) => {
    const samples = join(projectRoot(), 'node_modules', '@vladmandic', 'face-api', 'demo')
    expect(await report(await photoOf(join(samples, `sample${number}.jpg`)))).toBeNull()
  })

  it('anything, once the caller has given up', async () => {
    const controller = new AbortController()
    controller.abort()
    await expect(findColourCard(makeScene(SCENE), { runner, signal: controller.signal })).rejects.toThrow(
      CancelledError,
    )
  })
})
