import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FIRST_SEED } from '../../../scripts/evaluation/evaluate.ts'
import { datasetParts, makeDataset } from '../../../src/main/simulator/dataset.ts'
import { halfFloatBits } from '../../../src/main/simulator/half-float.ts'
import { drawPatchScene } from '../../../src/main/simulator/patch-scene.ts'
import { renderPatch } from '../../../src/main/simulator/render.ts'
import { isByOtherCamera } from '../../../src/main/simulator/simulator-tasks.ts'
import { typicalSubject } from './typical-subject.ts'

const folders: string[] = []

async function smallDataset(threads: number): Promise<Record<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'basalis-dataset-'))
  folders.push(folder)
  await makeDataset({
    folder,
    threads,
    parts: [{ name: 'train-32', firstSeed: 9, scenes: 3, captures: 2, size: 32 }],
  })
  const files = await readdir(folder)
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await readFile(join(folder, file))] as const)),
  )
}

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })))
})

describe('training data', () => {
  let one: Record<string, Buffer>
  beforeAll(async () => {
    one = await smallDataset(1)
  })

  it('is the same with one worker thread and with two', async () => {
    expect(Object.keys(one).sort()).toEqual([
      'train-32-input.npy',
      'train-32-meta.json',
      'train-32-skin.npy',
      'train-32-target.npy',
    ])
    expect(await smallDataset(2)).toEqual(one)
    expect(one['train-32-input.npy']?.length).toBe(128 + 3 * 2 * 15 * 32 * 32 * 2)
  })

  it('holds the truth, the skin and the reference colours of its seed in every row', () => {
    const { truth, skin, meta } = renderPatch(10, { width: 32, height: 32 })
    const row1 = one['train-32-skin.npy']?.subarray(128 + 32 * 32, 128 + 2 * 32 * 32)
    expect(row1?.equals(Buffer.from(skin))).toBe(true)
    const described = JSON.parse(one['train-32-meta.json']?.toString() ?? '') as {
      captures: number
      references: number[][]
      scenes: unknown[]
    }
    expect(described.captures).toBe(2)
    expect(described.scenes[1]).toEqual(meta)
    expect(described.references).toHaveLength(6)
    for (const [lightness = 0] of described.references) expect(lightness).toBeGreaterThan(5)
    const row = one['train-32-target.npy']?.subarray(128 + 3 * 32 * 32 * 2)
    expect(row?.readUInt16LE(2 * 700)).toBe(halfFloatBits(truth[700] ?? NaN))
  })

  it('holds several windows of a face, all beside the skin of the whole face', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'basalis-dataset-'))
    folders.push(folder)
    const part = { name: 'train-face', firstSeed: 4, scenes: 3, captures: 2, size: 64, windowsOfFace: 3 }
    await makeDataset({ folder, threads: 1, parts: [part] })
    const described = JSON.parse(await readFile(join(folder, 'train-face-meta.json'), 'utf8')) as {
      references: number[][]
      scenes: { seed: number }[]
    }
    expect(described.scenes.map(({ seed }) => seed)).toEqual([4, 4, 4])
    const [first, second, ...others] = described.references
    expect(others).toEqual([first, second, first, second])
    const skin = (await readFile(join(folder, 'train-face-skin.npy'))).subarray(128)
    const input = (await readFile(join(folder, 'train-face-input.npy'))).subarray(128)
    expect(skin).toHaveLength(3 * 64 * 64)
    expect(input).toHaveLength(3 * 2 * 15 * 64 * 64 * 2)
    const windows = [0, 1, 2].map((window) => skin.subarray(window * 64 * 64, (window + 1) * 64 * 64))
    for (const window of windows) expect(window.reduce((a, b) => a + b, 0)).toBeGreaterThan(64 * 16)
    const rows = [0, 2, 4].map((row) => input.subarray(row * 15 * 64 * 64 * 2, (row + 1) * 15 * 64 * 64 * 2))
    expect(rows[0]?.equals(rows[1] as Buffer)).toBe(false)
  })

  it('shows every skin type as often by two cameras as by one', () => {
    const dark = datasetParts(4200).find(({ name }) => name === 'train-160-dark')
    const { firstSeed = NaN, scenes = NaN, skinTypes = [] } = dark ?? {}
    for (const type of [1, 2, 3, 4, 5, 6] as const) {
      const seeds = Array.from({ length: scenes }, (_, i) => firstSeed + i).filter(
        (_seed, i) => skinTypes[i % skinTypes.length] === type,
      )
      const byTwo = seeds.filter((seed) => isByOtherCamera(seed, 1)).length
      expect(seeds.length).toBeGreaterThan(100)
      expect(byTwo / seeds.length).toBeCloseTo(0.5, 1)
    }
  })

  it('shows the skin types that a part asks for, in turn, level and in light of one colour', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'basalis-dataset-'))
    folders.push(folder)
    const skinTypes = [6, 2] as const
    const part = {
      name: 'train-dark',
      firstSeed: 40,
      scenes: 3,
      captures: 1,
      size: 32,
      skinTypes,
      evenLight: true,
    }
    await makeDataset({ folder, threads: 1, parts: [part] })
    const described = JSON.parse(await readFile(join(folder, 'train-dark-meta.json'), 'utf8')) as {
      scenes: { skinType: number }[]
    }
    expect(described.scenes.map(({ skinType }) => skinType)).toEqual([6, 2, 6])
    const patch = { width: 32, height: 32, subject: typicalSubject() }
    for (let seed = 0; seed < 3; seed += 1) {
      const scene = drawPatchScene(seed, { ...patch, evenLight: true })
      expect([scene.form, scene.shadeColour]).toEqual([undefined, undefined])
    }
    const hard = Array.from({ length: 5 }, (_, seed) => drawPatchScene(seed, patch))
    expect(hard.some(({ form }) => form !== undefined)).toBe(true)
  })

  it('never shares a seed between training and validation, nor with the evaluation', () => {
    const seeds = datasetParts(9000).flatMap(({ firstSeed, scenes }) =>
      Array.from({ length: scenes }, (_, index) => firstSeed + index),
    )
    expect(new Set(seeds).size).toBe(seeds.length)
    expect(Math.max(...seeds)).toBeLessThan(FIRST_SEED)
  })
})
