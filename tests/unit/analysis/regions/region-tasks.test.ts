import { describe, expect, it } from 'vitest'
import { regionTasks } from '../../../../src/main/analysis/regions/region-tasks.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import { isInside, type Outline } from '../../../../src/shared/imaging/outline.ts'
import { MAP_FULL } from '../../../../src/shared/imaging/pigments.ts'
import { createLabImage, labPlane } from '../../../../src/shared/imaging/pixels.ts'

const runner = new InlineRunner(regionTasks)

const [WIDTH, HEIGHT] = [23, 17]
const PIXELS = WIDTH * HEIGHT

/** Values that are the same on every run, 0…1. */
const noise = (at: number): number => Math.abs(Math.sin(at * 12.9898) * 43758.5453) % 1

function made() {
  const size = { width: WIDTH, height: HEIGHT }
  const maps = new Uint16Array(new SharedArrayBuffer(2 * 3 * PIXELS))
  const confidence = new Uint8Array(new SharedArrayBuffer(3 * PIXELS))
  const skin = new Uint8Array(new SharedArrayBuffer(PIXELS))
  maps.forEach((_, at) => (maps[at] = noise(at) * MAP_FULL))
  confidence.forEach((_, at) => (confidence[at] = noise(at + 5000) * 255))
  skin.forEach((_, at) => (skin[at] = noise(at + 9000) * 255))
  return {
    maps: { ...size, data: maps },
    confidence: { ...size, data: confidence },
    skin,
    areaLevel: 0.4,
    spotMinArea: 1,
  }
}

/** All corners lie between pixels: no pixel is on the border. */
const OUTLINE: Outline = [
  { x: 4.63, y: 2.21 },
  { x: 19.47, y: 5.19 },
  { x: 14.61, y: 14.83 },
  { x: 2.37, y: 11.13 },
]

/** The pixels of an outline that count, one by one. */
function countedIn(outline: Outline, skin: Uint8Array): number[] {
  return Array.from({ length: PIXELS }, (_, at) => at).filter(
    (at) => (skin[at] as number) >= 128 && isInside(outline, { x: at % WIDTH, y: Math.floor(at / WIDTH) }),
  )
}

describe('measureRegion', () => {
  it('gives the numbers of the skin inside the outline, as they come out pixel by pixel', async () => {
    const input = made()
    const found = await runner.run('measureRegion', { ...input, rings: [OUTLINE] })
    const counted = countedIn(OUTLINE, input.skin)
    const inside = countedIn(OUTLINE, new Uint8Array(PIXELS).fill(255))
    expect(counted.length).toBeGreaterThan(40)
    expect({ insidePx: found.insidePx, skinPx: found.skinPx }).toEqual({
      insidePx: inside.length,
      skinPx: counted.length,
    })
    const brown = counted.map((at) => (input.maps.data[PIXELS + at] as number) / MAP_FULL)
    const mean = brown.reduce((sum, value) => sum + value, 0) / brown.length
    const sd = Math.sqrt(brown.reduce((sum, value) => sum + (value - mean) ** 2, 0) / brown.length)
    expect(found.maps.brown.mean).toBeCloseTo(mean, 10)
    expect(found.maps.brown.sd).toBeCloseTo(sd, 10)
    expect(found.maps.brown.cv).toBeCloseTo(sd / mean, 10)
    expect(found.maps.brown.area).toBe(brown.filter((value) => value >= 0.4).length / brown.length)
    const doubtful = counted.filter((at) => (input.confidence.data[at] as number) < 127.5)
    expect(found.confidence.red.low).toBe(doubtful.length / counted.length)
    expect(found.skin).toBeNull()
  })

  it('counts spots by their part inside', async () => {
    const input = made()
    input.maps.data.fill(0)
    input.skin.fill(255)
    const square = [
      { x: 4.5, y: 4.5 },
      { x: 12.5, y: 4.5 },
      { x: 12.5, y: 12.5 },
      { x: 4.5, y: 12.5 },
    ]
    // One spot inside, one that begins outside, one outside alone.
    for (const [x, y] of [
      [7, 7],
      [8, 7],
      [12, 10],
      [13, 10],
      [14, 10],
      [16, 5],
    ] as const)
      input.maps.data[y * WIDTH + x] = MAP_FULL
    const { maps } = await runner.run('measureRegion', { ...input, rings: [square] })
    expect(maps.red.spots).toBe(2)
    expect(maps.red.area).toBe(3 / 64)
    const larger = await runner.run('measureRegion', { ...input, spotMinArea: 2, rings: [square] })
    expect(larger.maps.red.spots).toBe(1)
  })

  it('takes colour and roughness of the skin inside where there are images of it', async () => {
    const input = made()
    input.skin.fill(255)
    const diffuse = createLabImage({ width: WIDTH, height: HEIGHT })
    const specular = createLabImage({ width: WIDTH, height: HEIGHT })
    for (let at = 0; at < PIXELS; at += 1) {
      const inside = isInside(OUTLINE, { x: at % WIDTH, y: Math.floor(at / WIDTH) })
      labPlane(specular, 0)[at] = inside ? 60 : 10
      labPlane(specular, 2)[at] = inside ? 10 : -50
    }
    const { skin } = await runner.run('measureRegion', {
      ...input,
      rings: [OUTLINE],
      split: { diffuse, specular },
    })
    expect(skin?.itaDegrees).toBeCloseTo(45, 4)
    expect(skin?.roughness).toBe(0)
  })

  it.each([
    [
      'outside the photo',
      [
        { x: -20, y: -20 },
        { x: -10, y: -20 },
        { x: -10, y: -10 },
      ],
    ],
    [
      'beyond its other corner',
      [
        { x: 90, y: 90 },
        { x: 99, y: 90 },
        { x: 99, y: 99 },
      ],
    ],
    [
      'without an area',
      [
        { x: 5.5, y: 5.5 },
        { x: 5.5, y: 5.5 },
        { x: 5.5, y: 5.5 },
      ],
    ],
  ])('finds nothing in an outline %s', async (_, outline) => {
    const found = await runner.run('measureRegion', { ...made(), rings: [outline] })
    expect(found).toMatchObject({ insidePx: 0, skinPx: 0 })
    expect(found.maps.red).toEqual({ mean: 0, sd: 0, cv: 0, area: 0, spots: 0 })
  })

  it('leaves out a hole, and adds what lies apart', async () => {
    const input = made()
    input.skin.fill(255)
    const square = (from: number, to: number): Outline => [
      { x: from - 0.5, y: from - 0.5 },
      { x: to - 0.5, y: from - 0.5 },
      { x: to - 0.5, y: to - 0.5 },
      { x: from - 0.5, y: to - 0.5 },
    ]
    input.maps.data.fill(0)
    input.maps.data[5 * WIDTH + 5] = MAP_FULL
    input.maps.data[2 * WIDTH + 2] = MAP_FULL
    const { insidePx, maps } = await runner.run('measureRegion', {
      ...input,
      rings: [square(1, 9), square(4, 7), square(12, 14)],
    })
    expect(insidePx).toBe(64 - 9 + 4)
    expect(maps.red).toMatchObject({ spots: 1, area: 1 / 59 })
  })

  it('measures the part of an outline that lies in the photo', async () => {
    const input = made()
    input.skin.fill(255)
    const everything = [
      { x: -50, y: -50 },
      { x: 90, y: -50 },
      { x: 90, y: 90 },
      { x: -50, y: 90 },
    ]
    const { insidePx, skinPx } = await runner.run('measureRegion', { ...input, rings: [everything] })
    expect({ insidePx, skinPx }).toEqual({ insidePx: PIXELS, skinPx: PIXELS })
  })
})
