import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { datasetParts, makeDataset } from '../../../src/main/simulator/dataset.ts'
import { halfFloatBits } from '../../../src/main/simulator/half-float.ts'
import { renderPatch } from '../../../src/main/simulator/render.ts'

const folders: string[] = []

async function smallDataset(threads: number): Promise<Record<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'basalis-dataset-'))
  folders.push(folder)
  await makeDataset({ folder, threads, parts: [{ name: 'train-32', firstSeed: 9, count: 3, size: 32 }] })
  const files = await readdir(folder)
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await readFile(join(folder, file))] as const)),
  )
}

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })))
})

describe('training data', () => {
  it('is the same with one worker thread and with two', async () => {
    const one = await smallDataset(1)
    expect(Object.keys(one).sort()).toEqual([
      'train-32-input.npy',
      'train-32-meta.json',
      'train-32-rgb.npy',
      'train-32-target.npy',
    ])
    expect(await smallDataset(2)).toEqual(one)
    expect(one['train-32-input.npy']?.length).toBe(128 + 3 * 12 * 32 * 32 * 2)
  })

  it('holds the picture and the truth of its seed in every row', async () => {
    const files = await smallDataset(1)
    const { rgb, truth } = renderPatch(10, { width: 32, height: 32 })
    const pixels = files['train-32-rgb.npy']?.subarray(128 + 32 * 32 * 3, 128 + 2 * 32 * 32 * 3)
    expect(pixels?.equals(Buffer.from(rgb.data as Uint8Array))).toBe(true)
    const row = files['train-32-target.npy']?.subarray(128 + 3 * 32 * 32 * 2)
    expect(row?.readUInt16LE(2 * 700)).toBe(halfFloatBits(truth[700] ?? NaN))
  })

  it('never shares a seed between training, validation and test', () => {
    const seeds = datasetParts(9000).flatMap(({ firstSeed, count }) =>
      Array.from({ length: count }, (_, index) => firstSeed + index),
    )
    expect(new Set(seeds).size).toBe(seeds.length)
  })
})
