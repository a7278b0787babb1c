import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { layerTasks } from '../../../../src/main/analysis/layers/layer-tasks.ts'
import { LayerSet } from '../../../../src/main/analysis/layers/layer-set.ts'
import { tileTasks } from '../../../../src/main/analysis/layers/tile-tasks.ts'
import { FRESH_PLANES } from '../../../../src/main/analysis/plane-memory.ts'
import { regionTasks } from '../../../../src/main/analysis/regions/region-tasks.ts'
import { ScratchFile } from '../../../../src/main/analysis/scratch/scratch-file.ts'
import { scratchTasks } from '../../../../src/main/analysis/scratch/scratch-tasks.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import { CancelledError } from '../../../../src/shared/contract/errors.ts'
import { LAYERS } from '../../../../src/shared/imaging/layers.ts'
import type { RgbImage } from '../../../../src/shared/imaging/pixels.ts'
import { levelCount, levelSize, TILE_SIZE } from '../../../../src/shared/imaging/pyramid.ts'
import { evenConfidence, noisyBytes, noisyLab, noisyMaps, noisyWords, skinOf } from './pictures.ts'

/** Odd on every level, and more than one tile wide and high. */
const size = { width: 1031, height: 601 }
const pixels = size.width * size.height
const parts = {
  diffuse: noisyLab(size, -10, 10, 8),
  specular: noisyLab(size, 5, 95, 30),
  maps: noisyMaps(size),
  confidence: { ...evenConfidence(size, 0), data: noisyBytes(3 * pixels, 5) },
  skin: skinOf(size, (x, y) => (x + y) % 5 > 0),
}
const photo: RgbImage = { ...size, bits: 8, data: noisyBytes(3 * pixels) }
const deep: RgbImage = { ...size, bits: 16, data: noisyWords(3 * pixels) }
const runner = new InlineRunner({ ...layerTasks, ...tileTasks, ...regionTasks, ...scratchTasks })
const { signal } = new AbortController()
const outline = [
  { x: 400.2, y: 300.5 },
  { x: 720, y: 310 },
  { x: 690, y: 590 },
  { x: 380, y: 520.7 },
]

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basalis-scratch-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function layersOf(image: RgbImage): Promise<LayerSet> {
  const set = await LayerSet.ofPhoto(image, FRESH_PLANES, { runner })
  await set.add(parts, FRESH_PLANES, { runner })
  return set
}

describe('layers that are not in memory', () => {
  it.each([1, 2])('look the same on every level, with %i of them away', async (levels) => {
    const [here, away] = [await layersOf(photo), await layersOf(photo)]
    await away.putAway(await ScratchFile.open(folder), levels, signal)
    for (const layer of LAYERS)
      for (let level = 0; level < levelCount(size); level += 1) {
        const { width, height } = levelSize(size, level)
        for (let row = 0; row * TILE_SIZE < height; row += 1)
          for (let column = 0; column * TILE_SIZE < width; column += 1) {
            const tile = await away.tile(layer, { level, column, row }, { from: 30, only: 'brown' })
            expect(tile, `${layer} ${level}`).toEqual(
              await here.tile(layer, { level, column, row }, { from: 30, only: 'brown' }),
            )
            expect(tile?.data.length).toBeGreaterThan(0)
          }
      }
    expect(await away.tile('photo', { level: 0, column: 9, row: 0 })).toBeNull()
    await away.close()
  })

  it('give the same samples and the same numbers', async () => {
    const [here, away] = [await layersOf(photo), await layersOf(photo)]
    await away.putAway(await ScratchFile.open(folder), 1, signal)
    expect(await away.photo()).toEqual(photo)
    expect(await away.skin()).toEqual(await here.skin())
    for (const pigment of ['red', 'brown', 'gray'] as const)
      expect(await away.mapOf(pigment)).toEqual(await here.mapOf(pigment))
    for (const at of [
      { x: 0, y: 0 },
      { x: 511, y: 512 },
      { x: 510, y: 513 },
      { x: 512, y: 512 },
      { x: 1030, y: 600 },
      { x: 1031, y: 0 },
    ])
      expect(await away.read(at)).toEqual(await here.read(at))
    const numbers = { areaLevel: 0.5, spotMinArea: 4 }
    const measured = await away.measure([outline], numbers)
    expect(measured?.skinPx).toBeGreaterThan(0)
    expect(measured).toEqual(await here.measure([outline], numbers))
    await away.close()
  })

  it('give a photo of 16 bits as it was decoded', async () => {
    const away = await layersOf(deep)
    await away.putAway(await ScratchFile.open(folder), 1, signal)
    expect(await away.photo()).toEqual(deep)
    await away.close()
  })

  it('stay in memory where putting them away is cancelled', async () => {
    const set = await layersOf(photo)
    const scratch = await ScratchFile.open(folder)
    await expect(set.putAway(scratch, 1, AbortSignal.abort())).rejects.toBeInstanceOf(CancelledError)
    await scratch.close()
    expect(await set.tile('map.red', { level: 0, column: 0, row: 0 })).not.toBeNull()
    expect(await set.photo()).toBe(photo)
  })

  it('are in no folder, and gone when they are closed', async () => {
    const away = await layersOf(photo)
    await away.putAway(await ScratchFile.open(folder), 1, signal)
    if (process.platform !== 'win32') expect(await readdir(folder)).toEqual([])
    await away.close()
    expect(await readdir(folder)).toEqual([])
    await expect(away.tile('photo', { level: 0, column: 0, row: 0 })).rejects.toMatchObject({
      code: 'NO_PHOTO',
    })
    await expect(away.photo()).rejects.toMatchObject({ code: 'NO_PHOTO' })
  })

  it('count fewer bytes with every level that is away', () => {
    expect(LayerSet.bytesFrom({ width: 4000, height: 3000 }, 0)).toBeCloseTo(
      21 * 12e6 * (1 + 1 / 4 + 1 / 16 + 1 / 64),
      -3,
    )
    expect(LayerSet.bytesFrom({ width: 4000, height: 3000 }, 2)).toBe(21 * (1e3 * 750 + 500 * 375))
    expect(LayerSet.bytesFrom({ width: 4000, height: 3000 }, 4)).toBe(0)
  })
})
