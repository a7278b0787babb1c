import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { WorkerPool } from '../pool/worker-pool.ts'
import { NpyFile } from './npy-file.ts'
import type { PatchMeta } from './render.ts'
import type { SimulatorTasks } from './simulator-tasks.ts'

/** A group of square pictures of one size, with seeds from `firstSeed` on. */
export interface DatasetPart {
  readonly name: string
  readonly firstSeed: number
  readonly count: number
  /** Side of a picture in px. */
  readonly size: number
}

/**
 * Seeds of the three splits never meet: training from 1,000,000, validation from 2,000,000, the held-out test set
 * from 3,000,000. Every split holds two sizes: in the larger pictures the coarse levels of the stack see as much
 * of their surroundings as in a photo, the smaller ones bring more subjects and cameras for the same bytes.
 */
export function datasetParts(trainingPictures: number): readonly DatasetPart[] {
  const small = Math.round(trainingPictures * 0.55)
  return [
    { name: 'train-160', firstSeed: 1_000_000, count: small, size: 160 },
    { name: 'train-256', firstSeed: 1_500_000, count: trainingPictures - small, size: 256 },
    { name: 'validation-160', firstSeed: 2_000_000, count: 60, size: 160 },
    { name: 'validation-256', firstSeed: 2_500_000, count: 60, size: 256 },
    { name: 'test-160', firstSeed: 3_000_000, count: 180, size: 160 },
    { name: 'test-256', firstSeed: 3_500_000, count: 180, size: 256 },
  ]
}

export interface DatasetOptions {
  readonly folder: string
  readonly parts: readonly DatasetPart[]
  readonly threads: number
  readonly onPicture?: (done: number, total: number) => void
}

const INPUT_PLANES = 12

/**
 * Renders every part in worker threads and writes `<part>-input.npy` (N, 12, size, size; float16, LAB units),
 * `<part>-target.npy` (N, 3, size, size; float16, 0…1), `<part>-rgb.npy` (N, size, size, 3; bytes) and
 * `<part>-meta.json`.
 */
export async function makeDataset({ folder, parts, threads, onPicture }: DatasetOptions): Promise<void> {
  await mkdir(folder, { recursive: true })
  const worker = new URL('./simulator-worker.ts', import.meta.url)
  const pool = new WorkerPool<SimulatorTasks>({ worker, threads })
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  let done = 0
  try {
    for (const part of parts) {
      await makePart(folder, part, pool, () => {
        done += 1
        onPicture?.(done, total)
      })
    }
  } finally {
    await pool.close()
  }
}

async function makePart(
  folder: string,
  { name, firstSeed, count, size }: DatasetPart,
  pool: WorkerPool<SimulatorTasks>,
  onPicture: () => void,
): Promise<void> {
  const file = (kind: string): string => join(folder, `${name}-${kind}.npy`)
  const input = await NpyFile.create(file('input'), '<f2', count, [INPUT_PLANES, size, size])
  const target = await NpyFile.create(file('target'), '<f2', count, [3, size, size])
  const rgb = await NpyFile.create(file('rgb'), '|u1', count, [size, size, 3])
  const meta: PatchMeta[] = []
  let next = 0
  // One lane per thread: a picture is asked for when the one before it is on disk, so memory stays small.
  const lane = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const sample = await pool.run('renderSample', { seed: firstSeed + index, width: size, height: size })
      await input.writeRow(index, sample.input)
      await target.writeRow(index, sample.target)
      await rgb.writeRow(index, sample.rgb)
      meta[index] = sample.meta
      onPicture()
    }
  }
  await Promise.all(Array.from({ length: pool.concurrency }, lane))
  await Promise.all([input.close(), target.close(), rgb.close()])
  await writeFile(join(folder, `${name}-meta.json`), `${JSON.stringify(meta)}\n`)
}
