import { beforeAll, describe, expect, it } from 'vitest'
import { LayerSet } from '../../../../src/main/analysis/layers/layer-set.ts'
import { layerTasks } from '../../../../src/main/analysis/layers/layer-tasks.ts'
import { cutMapTile } from '../../../../src/main/analysis/layers/map-tile.ts'
import { tileTasks } from '../../../../src/main/analysis/layers/tile-tasks.ts'
import { regionTasks } from '../../../../src/main/analysis/regions/region-tasks.ts'
import { FRESH_PLANES } from '../../../../src/main/analysis/plane-memory.ts'
import { scratchTasks } from '../../../../src/main/analysis/scratch/scratch-tasks.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import { COLOUR_SCALES } from '../../../../src/shared/imaging/colour-scales.ts'
import { HATCH_PERIOD, hatched, hatchPhase, notSkinGrey } from '../../../../src/shared/imaging/map-marks.ts'
import { MAP_FULL } from '../../../../src/shared/imaging/pigments.ts'
import type { ImageSize, RgbImage } from '../../../../src/shared/imaging/pixels.ts'
import { levelSize, TILE_SIZE } from '../../../../src/shared/imaging/pyramid.ts'
import { evenConfidence, noisyBytes, noisyLab, noisyWords, skinOf } from './pictures.ts'

const size = { width: 61, height: 47 }
const pixels = size.width * size.height
const whole = { x: 0, y: 0, ...size }
const pigment = 'brown'
const scale = COLOUR_SCALES[pigment]
const map = noisyWords(pixels, 5)
const photo = noisyBytes(3 * pixels, 6)
const all = (value: number) => FRESH_PLANES.bytes(pixels).fill(value)
const input = { size, rect: whole, pigment, map, photo, confidence: all(255), skin: all(255) } as const

const colourOf = (value: number): number[] => {
  const step = 3 * Math.round((value * 255) / MAP_FULL)
  return [...scale.subarray(step, step + 3)]
}
const at = (tile: Uint8Array, x: number, y: number, width = size.width): number[] => [
  ...tile.subarray(3 * (y * width + x), 3 * (y * width + x) + 3),
]
/** Every pixel of the level with its place. */
const eachPixel = (see: (x: number, y: number, index: number) => void): void => {
  for (let index = 0; index < pixels; index += 1)
    see(index % size.width, Math.floor(index / size.width), index)
}

describe('a tile of a map', () => {
  it('is exactly the colour scale where the confidence is high enough', () => {
    for (const confidence of [128, 200, 255]) {
      const tile = cutMapTile({ ...input, confidence: all(confidence) })
      eachPixel((x, y, index) => {
        expect(at(tile, x, y)).toEqual(colourOf(map[index] ?? 0))
      })
    }
  })

  it('shows the photo in faint grey where there is no skin, unlike "none"', () => {
    const tile = cutMapTile({ ...input, map: FRESH_PLANES.words(pixels), confidence: all(0), skin: all(0) })
    eachPixel((x, y, index) => {
      const [r = 0, g = 0, b = 0] = photo.subarray(3 * index, 3 * index + 3)
      const grey = notSkinGrey(r, g, b)
      expect(at(tile, x, y)).toEqual([grey, grey, grey])
      expect((scale[0] ?? 0) - grey).toBeGreaterThan(12)
    })
  })

  it('is hatched where the confidence is low, by the pixel’s place in the level', () => {
    const tile = cutMapTile({ ...input, confidence: all(40) })
    let changed = 0
    eachPixel((x, y, index) => {
      const colour = colourOf(map[index] ?? 0)
      const expected = colour.map((channel) => hatched(channel, hatchPhase(x, y), 1))
      expect(at(tile, x, y)).toEqual(expected)
      if (expected.some((channel, i) => channel !== colour[i])) changed += 1
    })
    expect(changed / pixels).toBeGreaterThan(0.4)
  })

  it('shows the photo as it is where the value is below a threshold, hatched nowhere there', () => {
    const least = MAP_FULL / 2
    const tile = cutMapTile({ ...input, confidence: all(40), least })
    const plain = cutMapTile({ ...input, confidence: all(40) })
    let shown = 0
    eachPixel((x, y, index) => {
      const below = (map[index] ?? 0) < least
      shown += below ? 1 : 0
      expect(at(tile, x, y)).toEqual(below ? [...photo.subarray(3 * index, 3 * index + 3)] : at(plain, x, y))
    })
    expect(shown).toBeGreaterThan(pixels / 4)
  })

  it('says nothing for a map by another place’s confidence', () => {
    const confidence = all(255)
    confidence[5 * size.width + 7] = 0
    const tile = cutMapTile({ ...input, confidence })
    const sure = cutMapTile(input)
    const differing = new Set<number>()
    tile.forEach((value, i) => {
      if (value !== sure[i]) differing.add(Math.floor(i / 3))
    })
    expect([...differing].every((index) => index === 5 * size.width + 7)).toBe(true)
  })

  it('is the same however the level is cut', () => {
    const confidence = noisyBytes(pixels, 7)
    const skin = noisyBytes(pixels, 8)
    const tile = cutMapTile({ ...input, confidence, skin })
    for (const [width, height] of [
      [7, 5],
      [HATCH_PERIOD, 3],
      [30, 47],
    ] as const)
      for (let y = 0; y < size.height; y += height)
        for (let x = 0; x < size.width; x += width) {
          const rect = {
            x,
            y,
            width: Math.min(width, size.width - x),
            height: Math.min(height, size.height - y),
          }
          const part = cutMapTile({ ...input, confidence, skin, rect })
          for (let py = 0; py < rect.height; py += 1)
            for (let px = 0; px < rect.width; px += 1)
              expect(at(part, px, py, rect.width)).toEqual(at(tile, x + px, y + py))
        }
  })

  it('mixes at the border in the shares of skin, with the map and the confidence of the skin alone', () => {
    const halfMap = FRESH_PLANES.words(pixels).fill(MAP_FULL / 4)
    const tile = cutMapTile({ ...input, map: halfMap, skin: all(127), confidence: all(100) })
    // A quarter over the whole pixel is a half over its skin; so is a confidence of 100 one of 200: not hatched.
    const colour = colourOf(Math.min(MAP_FULL, (MAP_FULL / 4) * (255 / 127)))
    const [r = 0, g = 0, b = 0] = photo
    const grey = notSkinGrey(r, g, b)
    at(tile, 0, 0).forEach((value, channel) => {
      const expected = grey + (((colour[channel] ?? 0) - grey) * 127) / 255
      expect(Math.abs(value - expected)).toBeLessThanOrEqual(1)
    })
  })
})

describe('the maps of a photo with hair and doubt', () => {
  /** Odd, with three levels, and skin across the border of two tiles on the first two. */
  const large = { width: 1601, height: 530 }
  const half = 32768
  const isSkin = (x: number, y: number): boolean => Math.hypot((x - 700) / 600, (y - 260) / 240) < 1
  const doubtful = (x: number): boolean => x > 480
  let set: LayerSet

  beforeAll(async () => {
    const image: RgbImage = { ...large, bits: 8, data: noisyBytes(3 * large.width * large.height) }
    const services = {
      runner: new InlineRunner({ ...layerTasks, ...tileTasks, ...regionTasks, ...scratchTasks }),
    }
    const lab = noisyLab(large, 20, 80, 9)
    const confidence = evenConfidence(large, 0)
    const maps = { ...large, data: FRESH_PLANES.words(3 * large.width * large.height) }
    maps.data.forEach((_, i) => {
      const place = i % (large.width * large.height)
      const [x, y] = [place % large.width, Math.floor(place / large.width)]
      if (!isSkin(x, y)) return
      maps.data[i] = half
      confidence.data[i] = doubtful(x) ? 60 : 220
    })
    set = await LayerSet.ofPhoto(image, FRESH_PLANES, services)
    const skin = skinOf(large, isSkin)
    await set.add({ diffuse: lab, specular: lab, maps, confidence, skin }, FRESH_PLANES, services)
  })

  const isGrey = ([r, g, b]: readonly number[]): boolean => r === g && g === b

  const tiles = new Map<string, ReturnType<LayerSet['tile']>>()

  async function pixel(level: number, x: number, y: number): Promise<number[]> {
    const column = Math.floor(x / TILE_SIZE)
    const row = Math.floor(y / TILE_SIZE)
    const name = `${level} ${column} ${row}`
    const cutting = tiles.get(name) ?? set.tile(`map.${pigment}`, { level, column, row })
    tiles.set(name, cutting)
    const tile = await cutting
    if (!tile) throw new Error('expected a tile, found none')
    return at(tile.data, x - column * TILE_SIZE, y - row * TILE_SIZE, tile.width)
  }

  it.each([0, 1, 2])(
    'are grey off the skin, plain where sure and hatched where not, on level %d',
    async (level) => {
      const on = (x: number, y: number): [number, number] => [x >> level, y >> level]
      expect(isGrey(await pixel(level, ...on(40, 40)))).toBe(true)
      expect(isGrey(await pixel(level, ...on(1500, 500)))).toBe(true)
      const colour = colourOf(half)
      expect(await pixel(level, ...on(400, 260))).toEqual(colour)
      const seen = []
      for (let x = 0; x < HATCH_PERIOD; x += 1)
        seen.push(await pixel(level, (560 >> level) + x, 260 >> level))
      expect(seen.some((found) => found.some((value, i) => Math.abs(value - (colour[i] ?? 0)) > 20))).toBe(
        true,
      )
    },
  )

  it.each([0, 1])('go on across the border of two tiles without a seam, on level %d', async (level) => {
    const { height }: ImageSize = levelSize(large, level)
    const colour = colourOf(half)
    for (const y of [Math.floor(height / 2), Math.floor(height / 2) + 3])
      for (let x = TILE_SIZE - 6; x < TILE_SIZE + 6; x += 1) {
        expect(await pixel(level, x, y)).toEqual(
          colour.map((channel) => hatched(channel, hatchPhase(x, y), 1)),
        )
      }
  })

  it('have no ring of doubt round the skin on coarser levels: what is sure stays so up to its border', async () => {
    const { height } = levelSize(large, 2)
    const [fullRed = 0, , fullBlue = 0] = colourOf(half)
    const hatchedOnes: number[][] = []
    let mixed = 0
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < 460 >> 2; x += 1) {
        const [red = 0, green = 0, blue = 0] = await pixel(2, x, y)
        // Greys have no colour: what there is of it tells how much of the pixel is map, and the rest is grey.
        const share = (red - blue) / (fullRed - fullBlue)
        if (share < 0.1 || share > 0.9) continue
        mixed += 1
        const grey = (red - fullRed * share) / (1 - share)
        if (grey < 182 - 20 || grey > 222 + 20) hatchedOnes.push([x, y, red, green, blue])
      }
    expect(mixed).toBeGreaterThan(50)
    expect(hatchedOnes).toEqual([])
  })
})
