import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AnalysisEngine } from '../../../src/main/analysis/analysis-engine.ts'
import { PhotoDecoder } from '../../../src/main/decoder/decoder-client.ts'
import { spawnChildProcess } from '../../../src/main/decoder/spawn-child-process.ts'
import { mapLayers } from '../../../src/main/encoder/map-layers.ts'
import { renderPatch } from '../../../src/main/simulator/render.ts'
import { makeFrame, type FrameServices, type MadeFrame } from '../../../src/main/viewing/film/make-frame.ts'
import { applied } from '../../../src/shared/imaging/alignment.ts'
import { PIGMENTS } from '../../../src/shared/imaging/pigments.ts'

const worker = new URL('../../../src/main/analysis/analysis-worker.ts', import.meta.url)
const WIDTH = 900
const HEIGHT = 700
/** The second photo shows the first one's skin from here on, 1.25 times smaller. */
const PART = { left: 100, top: 50, width: 750, height: 600 }
const SCALE = 0.8

let engine: AnalysisEngine
let decoder: PhotoDecoder
let services: FrameServices
const files = new Map<string, Uint8Array>()

beforeAll(async () => {
  engine = await AnalysisEngine.start({ variant: 'stack-base', worker, threads: 2 })
  decoder = new PhotoDecoder({ spawn: spawnChildProcess })
  const { rgb } = renderPatch(11, { width: WIDTH, height: HEIGHT })
  const whole = sharp(rgb.data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
  files.set('hand', await whole.clone().png().toBuffer())
  files.set(
    'other',
    await whole
      .clone()
      .extract(PART)
      .resize(PART.width * SCALE, PART.height * SCALE)
      .png()
      .toBuffer(),
  )
  files.set(
    'plain',
    await sharp({ create: { width: 500, height: 400, channels: 3, background: { r: 90, g: 140, b: 200 } } })
      .png()
      .toBuffer(),
  )
  // What the record would keep: red is the left half, all of it skin but the lowest quarter, nothing of it in doubt.
  const pixels = WIDTH * HEIGHT
  const plane = (value: (x: number, y: number) => number): number[] =>
    Array.from({ length: pixels }, (_, at) => value(at % WIDTH, Math.floor(at / WIDTH)))
  const maps = new Uint16Array(new SharedArrayBuffer(6 * pixels))
  maps.set(plane((x, y) => (x < WIDTH / 2 && y < 0.75 * HEIGHT ? 65_535 : 0)))
  const confidence = new Uint8Array(new SharedArrayBuffer(3 * pixels)).fill(255)
  const skin = new Uint8Array(new SharedArrayBuffer(pixels))
  skin.set(plane((_, y) => (y < 0.75 * HEIGHT ? 255 : 0)))
  const size = { width: WIDTH, height: HEIGHT }
  const planes = {
    maps: { ...size, data: maps },
    confidence: { ...size, data: confidence },
    skin: { ...size, data: skin },
  }
  const kept = await Promise.all(
    mapLayers(planes).map(async ({ name, encode }) => ({ name, bytes: await encode() })),
  )
  services = {
    decoder,
    runner: engine.services.runner,
    loadPhoto: (photo) => Promise.resolve(files.get(photo) ?? new Uint8Array()),
    loadLayers: (photo, names) =>
      Promise.resolve(photo === 'hand' ? kept.filter(({ name }) => names.includes(name)) : null),
  }
})

afterAll(async () => {
  decoder.close()
  await engine.close()
})

const make = (photo: string, reference: MadeFrame | null = null, signal = new AbortController().signal) =>
  makeFrame({ photo, side: 450, share: Infinity, reference: reference?.self ?? null, signal }, services)

/** The colour of a picture at shares of its sides. */
async function colourAt(picture: Uint8Array | undefined, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true })
  const at = 3 * (Math.floor(y * info.height) * info.width + Math.floor(x * info.width))
  return [...data.subarray(at, at + 3)]
}

describe('a frame of a film', () => {
  it('is made of a kept photo and its kept maps, as small as it is asked for', async () => {
    const { pictures, self, aligned } = await make('hand')
    expect(self.size).toEqual({ width: WIDTH, height: HEIGHT })
    expect(aligned).toBe(true)
    const maps = PIGMENTS.map((pigment) => `map.${pigment}` as const)
    expect([...pictures.keys()]).toEqual(['photo', ...maps, ...maps.map((layer) => `${layer}~values`)])
    for (const [name, picture] of pictures) {
      const format = name.endsWith('~values') ? 'png' : 'jpeg'
      expect(await sharp(picture).metadata()).toMatchObject({ format, width: 450, height: 350 })
    }
    const values = await sharp(pictures.get('map.red~values')).raw().toBuffer({ resolveWithObject: true })
    const percentAt = (x: number, y: number) => values.data[values.info.channels * (y * 450 + x)]
    expect([percentAt(90, 100), percentAt(360, 100), percentAt(90, 340)]).toEqual([100, 0, 255])
    const [red = 0, green = 0] = await colourAt(pictures.get('map.red'), 0.2, 0.3)
    expect(red).toBeGreaterThan(green + 40)
    for (const channel of await colourAt(pictures.get('map.red'), 0.8, 0.3))
      expect(channel).toBeGreaterThan(225)
    // Where there is no skin, the photo in grey.
    const [grey = 0, same = 0] = await colourAt(pictures.get('map.red'), 0.2, 0.9)
    expect(Math.abs(grey - same)).toBeLessThan(12)
  })

  it('is laid on the photo at hand: the same skin lies at the same place', async () => {
    const hand = await make('hand')
    const { place, aligned, pictures } = await make('other', hand)
    expect(aligned).toBe(true)
    expect([...pictures.keys()]).toEqual(['photo'])
    for (const [x, y] of [
      [200, 150],
      [700, 550],
    ] as const) {
      const found = applied(place, { x, y })
      expect(Math.abs(found.x - (x - PART.left) * SCALE)).toBeLessThan(2)
      expect(Math.abs(found.y - (y - PART.top) * SCALE)).toBeLessThan(2)
    }
  })

  it('lies frame on frame where the two have nothing in common', async () => {
    const { place, aligned } = await make('plain', await make('hand'))
    expect(aligned).toBe(false)
    expect(applied(place, { x: WIDTH / 2, y: HEIGHT / 2 })).toMatchObject({ x: 250, y: 200 })
  })

  it('stops when it is cancelled', async () => {
    await expect(make('hand', null, AbortSignal.abort())).rejects.toThrow('cancelled')
  })
})
