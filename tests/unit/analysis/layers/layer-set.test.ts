import { beforeAll, describe, expect, it } from 'vitest'
import { DIFFUSE_APPEARANCE } from '../../../../src/main/analysis/layers/analysis-pyramids.ts'
import type { Narrowing } from '../../../../src/shared/contract/tile-path.ts'
import { LayerSet } from '../../../../src/main/analysis/layers/layer-set.ts'
import { layerTasks } from '../../../../src/main/analysis/layers/layer-tasks.ts'
import { tileTasks } from '../../../../src/main/analysis/layers/tile-tasks.ts'
import { regionTasks } from '../../../../src/main/analysis/regions/region-tasks.ts'
import { lightTasks } from '../../../../src/main/analysis/lights/light-tasks.ts'
import { renderLight } from '../../../../src/main/analysis/lights/render-light.ts'
import { FRESH_PLANES, PlaneMemory } from '../../../../src/main/analysis/plane-memory.ts'
import { scratchTasks } from '../../../../src/main/analysis/scratch/scratch-tasks.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import { CancelledError } from '../../../../src/shared/contract/errors.ts'
import { COLOUR_SCALES, srgbBytesOfLab } from '../../../../src/shared/imaging/colour-scales.ts'
import {
  LAYERS,
  LIGHT_LAYERS,
  lightOfLayer,
  MAP_LAYERS,
  pigmentOfLayer,
} from '../../../../src/shared/imaging/layers.ts'
import { MAP_FULL, mapPlane, PIGMENTS } from '../../../../src/shared/imaging/pigments.ts'
import type { RgbImage } from '../../../../src/shared/imaging/pixels.ts'
import { levelCount, levelSize, tileRect, TILE_SIZE } from '../../../../src/shared/imaging/pyramid.ts'
import { evenConfidence, noisyBytes, noisyLab, noisyMaps, skinOf } from './pictures.ts'

/** Odd on every level, and more than one tile wide: 1031×601, 516×301, 258×151. */
const size = { width: 1031, height: 601 }
const photo: RgbImage = { ...size, bits: 8, data: noisyBytes(3 * size.width * size.height) }
const parts = {
  diffuse: noisyLab(size, -10, 10, 8),
  specular: noisyLab(size, 5, 95, 30),
  maps: noisyMaps(size),
  confidence: evenConfidence(size, 255),
  skin: skinOf(size),
}
const runner = new InlineRunner({ ...layerTasks, ...tileTasks, ...regionTasks, ...lightTasks })
/** Bands as with several workers, in one thread. */
const banded = Object.assign(
  new InlineRunner({ ...layerTasks, ...tileTasks, ...regionTasks, ...scratchTasks }),
  {
    concurrency: 3,
  },
)
const services = { runner: banded }

let set: LayerSet

beforeAll(async () => {
  set = await LayerSet.ofPhoto(photo, FRESH_PLANES, services)
  await set.add(parts, FRESH_PLANES, services)
})

describe('what a layer set knows of a pixel', () => {
  it('is its colour, and of skin each map’s value with its confidence', async () => {
    const pixel = { x: 700, y: 311 }
    const at = pixel.y * size.width + pixel.x
    const { lab, maps } = (await set.read(pixel)) ?? {}
    const [r = 0, g = 0, b = 0] = photo.data.subarray(3 * at, 3 * at + 3)
    for (const [channel, byte] of [...srgbBytesOfLab(...(lab ?? [0, 0, 0]))].entries())
      expect(Math.abs(byte - ([r, g, b][channel] ?? 0))).toBeLessThanOrEqual(1)
    for (const pigment of ['red', 'brown', 'gray'] as const) {
      const stored = mapPlane(parts.maps, pigment)[at] ?? 0
      expect(maps?.[pigment]).toEqual({ value: stored / MAP_FULL, confidence: 1 })
    }
  })

  it('is nothing outside the photo, and of the maps nothing before they are there', async () => {
    expect(await set.read({ x: size.width, y: 0 })).toBeNull()
    expect(await set.read({ x: 0, y: size.height })).toBeNull()
    const bare = await LayerSet.ofPhoto(photo, FRESH_PLANES, services)
    expect(await bare.read({ x: 1, y: 1 })).toMatchObject({ maps: null })
  })
})

/** A whole level of a layer, put together from its tiles. */
async function levelOf(
  layers: LayerSet,
  layer: (typeof LAYERS)[number],
  level: number,
  narrowing: Narrowing = {},
): Promise<Uint8Array> {
  const { width, height } = levelSize(layers.size, level)
  const whole = new Uint8Array(3 * width * height)
  for (let row = 0; row * TILE_SIZE < height; row += 1)
    for (let column = 0; column * TILE_SIZE < width; column += 1) {
      const tile = await layers.tile(layer, { level, column, row }, narrowing)
      const rect = tileRect(layers.size, { level, column, row })
      if (!tile || !rect) throw new Error('expected a tile, found none')
      expect([tile.width, tile.height, tile.data.length]).toEqual([
        rect.width,
        rect.height,
        3 * rect.width * rect.height,
      ])
      for (let y = 0; y < rect.height; y += 1)
        whole.set(
          tile.data.subarray(3 * y * rect.width, 3 * (y + 1) * rect.width),
          3 * ((rect.y + y) * width + rect.x),
        )
    }
  return whole
}

const worstOf = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let worst = a.length === b.length ? 0 : Infinity
  for (let i = 0; i < a.length; i += 1) worst = Math.max(worst, Math.abs((a[i] ?? 0) - (b[i] ?? 0)))
  return worst
}

describe('LayerSet', () => {
  it('shows the photo itself, pixel for pixel, before anything else is there', async () => {
    const fresh = await LayerSet.ofPhoto(photo, FRESH_PLANES, services)
    expect(worstOf(await levelOf(fresh, 'photo', 0), photo.data)).toBe(0)
    for (const layer of LAYERS.filter((other) => other !== 'photo'))
      expect(await fresh.tile(layer, { level: 0, column: 0, row: 0 })).toBeNull()
  })

  it('has every layer on every level once the analysis is there', async () => {
    expect(levelCount(size)).toBe(3)
    for (const layer of LAYERS)
      for (let level = 0; level < levelCount(size); level += 1)
        expect((await set.tile(layer, { level, column: 0, row: 0 }))?.width).toBe(
          Math.min(TILE_SIZE, levelSize(size, level).width),
        )
  })

  it('has no tile outside', async () => {
    for (const layer of LAYERS)
      for (const address of [
        { level: 3, column: 0, row: 0 },
        { level: 0, column: 3, row: 0 },
        { level: 0, column: 0, row: 2 },
        { level: 1, column: 2, row: 0 },
        { level: -1, column: 0, row: 0 },
        { level: 0, column: -1, row: 0 },
      ])
        expect(await set.tile(layer, address)).toBeNull()
  })

  it('makes every coarser level the mean of two by two of the finer one', async () => {
    for (const layer of ['photo', 'specular'] as const)
      for (const level of [1, 2]) {
        const finer = await levelOf(set, layer, level - 1)
        const { width, height } = levelSize(size, level - 1)
        const half = levelSize(size, level)
        const expected = new Uint8Array(3 * half.width * half.height)
        for (let y = 0; y < half.height; y += 1)
          for (let x = 0; x < half.width; x += 1)
            for (let c = 0; c < 3; c += 1) {
              const value = (px: number, py: number): number =>
                finer[3 * (Math.min(py, height - 1) * width + Math.min(px, width - 1)) + c] ?? 0
              const [left, top] = [2 * x, 2 * y]
              const sum =
                value(left, top) + value(left + 1, top) + value(left, top + 1) + value(left + 1, top + 1)
              expected[3 * (y * half.width + x) + c] = Math.floor(sum / 4 + 0.5)
            }
        expect(worstOf(await levelOf(set, layer, level), expected)).toBe(0)
      }
  })

  it.each(MAP_LAYERS)('shows %s in the colours of its pigment', async (layer) => {
    const pigment = pigmentOfLayer(layer) ?? 'red'
    const scale = COLOUR_SCALES[pigment]
    const found = await levelOf(set, layer, 0)
    const expected = new Uint8Array(found.length)
    mapPlane(parts.maps, pigment).forEach((value, at) => {
      const step = 3 * Math.round((value * 255) / MAP_FULL)
      expected.set(scale.subarray(step, step + 3), 3 * at)
    })
    expect(worstOf(found, expected)).toBe(0)
    expect([...found.subarray(0, 6)]).toEqual([...scale.subarray(0, 3), ...scale.subarray(-3)])
  })

  it('halves the maps themselves and not their colours, each by itself', async () => {
    const strip = { width: 513, height: 2 }
    const pixels = strip.width * strip.height
    const maps = { ...strip, data: FRESH_PLANES.words(3 * pixels) }
    const [red, brown] = [mapPlane(maps, 'red'), mapPlane(maps, 'brown')]
    red.forEach((_, at) => (red[at] = ((at % strip.width) % 2) * MAP_FULL))
    brown.fill(MAP_FULL)
    const lab = noisyLab(strip, 40, 60, 5)
    const image: RgbImage = { ...strip, bits: 8, data: noisyBytes(3 * pixels) }
    const layers = await LayerSet.ofPhoto(image, FRESH_PLANES, services)
    const sure = { confidence: evenConfidence(strip, 255), skin: skinOf(strip) }
    await layers.add({ diffuse: lab, specular: lab, maps, ...sure }, FRESH_PLANES, services)
    for (const [pigment, steps] of [
      // The last pixel stands for the last column alone.
      ['red', [...Array.from({ length: 256 }, () => 128), 0]],
      ['brown', Array.from({ length: 257 }, () => 255)],
      ['gray', Array.from({ length: 257 }, () => 0)],
    ] as const) {
      const found = await levelOf(layers, `map.${pigment}`, 1)
      const scale = COLOUR_SCALES[pigment]
      const expected = steps.flatMap((step) => [...scale.subarray(3 * step, 3 * step + 3)])
      expect(worstOf(found, expected), pigment).toBe(0)
    }
  })

  it.each(LIGHT_LAYERS)('shows %s as the whole image is rendered, within a level', async (layer) => {
    const light = lightOfLayer(layer) ?? 'gray'
    const whole = await renderLight(light, parts.maps, parts.specular, runner)
    expect(worstOf(await levelOf(set, layer, 0), whole)).toBeLessThanOrEqual(1)
  })

  it.each(PIGMENTS)('shows a light of %s alone as of skin that holds nothing else', async (only) => {
    const pixels = size.width * size.height
    const index = PIGMENTS.indexOf(only)
    const data = FRESH_PLANES.words(parts.maps.data.length)
    data.set(parts.maps.data.subarray(index * pixels, (index + 1) * pixels), index * pixels)
    const whole = await renderLight('gray', { ...parts.maps, data }, parts.specular, runner)
    expect(worstOf(await levelOf(set, 'light.gray', 0, { only }), whole)).toBeLessThanOrEqual(1)
    expect(worstOf(await levelOf(set, 'light.gray', 0), whole)).toBeGreaterThan(1)
  })

  it('shows the specular part as it is and the diffuse part on grey with raised contrast', async () => {
    const pixels = size.width * size.height
    for (const [layer, lab, { lightness, gain }] of [
      ['specular', parts.specular, { lightness: 0, gain: 1 }],
      ['diffuse', parts.diffuse, DIFFUSE_APPEARANCE],
    ] as const) {
      const found = await levelOf(set, layer, 0)
      for (let at = 0; at < pixels; at += 997) {
        const [l = 0, a = 0, b = 0] = [0, 1, 2].map((channel) => lab.data[channel * pixels + at] ?? 0)
        const expected = srgbBytesOfLab(gain * l + lightness, gain * a, gain * b)
        expect(worstOf(found.subarray(3 * at, 3 * at + 3), expected), `${layer} ${at}`).toBeLessThanOrEqual(1)
      }
    }
  })

  it('shows a 16-bit photo as the 8-bit photo it was widened from', async () => {
    const data = FRESH_PLANES.words(photo.data.length)
    photo.data.forEach((value, i) => (data[i] = value * 257))
    const wide = await LayerSet.ofPhoto({ ...size, bits: 16, data }, FRESH_PLANES, services)
    for (const level of [0, 1, 2])
      expect(worstOf(await levelOf(wide, 'photo', level), await levelOf(set, 'photo', level))).toBe(0)
  })

  it.each([
    [1, 1],
    [1, 700],
    [512, 512],
    [513, 1],
  ])('works for %d×%d px', async (width, height) => {
    const image: RgbImage = { width, height, bits: 8, data: noisyBytes(3 * width * height) }
    const layers = await LayerSet.ofPhoto(image, FRESH_PLANES, services)
    const lab = noisyLab({ width, height }, 20, 80, 9)
    await layers.add(
      {
        diffuse: lab,
        specular: lab,
        maps: noisyMaps({ width, height }),
        confidence: evenConfidence({ width, height }, 90),
        skin: skinOf({ width, height }, (x) => x % 3 > 0),
      },
      FRESH_PLANES,
      services,
    )
    expect(worstOf(await levelOf(layers, 'photo', 0), image.data)).toBe(0)
    const last = levelCount(image) - 1
    for (const layer of LAYERS)
      expect(await layers.tile(layer, { level: last, column: 0, row: 0 })).toMatchObject(
        levelSize(image, last),
      )
  })

  it('tells how far it is, and keeps what is shown out of memory that others use again', async () => {
    const memory = new PlaneMemory()
    const scope = memory.scope()
    const own = {
      ...parts,
      diffuse: { ...parts.diffuse, data: scope.floats(parts.diffuse.data.length) },
      skin: { ...parts.skin, data: scope.bytes(parts.skin.data.length) },
    }
    own.diffuse.data.set(parts.diffuse.data)
    own.skin.data.set(parts.skin.data)
    const layers = await LayerSet.ofPhoto(photo, FRESH_PLANES, services)
    const steps: [number, number][] = []
    await layers.add(own, FRESH_PLANES, services, (done, total) => steps.push([done, total]))
    expect(steps).toEqual([
      [1, 4],
      [2, 4],
      [3, 4],
      [4, 4],
    ])
    own.diffuse.data.fill(50)
    own.skin.data.fill(0)
    scope.close()
    for (const layer of ['diffuse', 'map.red'] as const)
      for (const level of [0, 1])
        expect(worstOf(await levelOf(layers, layer, level), await levelOf(set, layer, level))).toBe(0)
  })

  it('stops when cancelled, before or between its steps, and shows the photo only', async () => {
    const signal = AbortSignal.abort()
    await expect(LayerSet.ofPhoto(photo, FRESH_PLANES, { ...services, signal })).rejects.toBeInstanceOf(
      CancelledError,
    )
    const layers = await LayerSet.ofPhoto(photo, FRESH_PLANES, services)
    const controller = new AbortController()
    const steps: number[] = []
    const adding = layers.add(parts, FRESH_PLANES, { ...services, signal: controller.signal }, (done) => {
      steps.push(done)
      if (done === 2) controller.abort()
    })
    await expect(adding).rejects.toBeInstanceOf(CancelledError)
    expect(steps).toEqual([1, 2])
    expect(await layers.tile('diffuse', { level: 0, column: 0, row: 0 })).toBeNull()
    expect(await layers.tile('photo', { level: 0, column: 0, row: 0 })).not.toBeNull()
  })
})
