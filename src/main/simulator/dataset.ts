import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { WorkerPool } from '../pool/worker-pool.ts'
import { NpyFile } from './npy-file.ts'
import type { Domain } from './skin-optics.ts'
import type { SkinType } from './subject.ts'
import type { SimulatorTasks, TrainingCapture } from './simulator-tasks.ts'

/** A group of square pictures of one size: scenes with seeds from `firstSeed` on, each captured `captures` times. */
export interface DatasetPart {
  readonly name: string
  readonly firstSeed: number
  readonly scenes: number
  readonly captures: number
  /** Side of a picture in px. */
  readonly size: number
  /** Absent: patches. Else windows of whole faces, so many of each. */
  readonly windowsOfFace?: number
  /** Skin types of the patches, in turn. Drawn in equal shares where absent. */
  readonly skinTypes?: readonly SkinType[]
  /** Level patches in light of one colour, as in a clinic's own light. */
  readonly evenLight?: boolean
}

const WINDOWS_OF_FACE = 6

/** Of an odd number: every second seed is captured by two cameras, and with an even one some types never were. */
const MOSTLY_DARK = [4, 5, 6, 1, 5, 4, 5, 2, 6, 5, 4, 5, 3] as const satisfies readonly SkinType[]

/**
 * Seeds never meet: training from 1,000,000, validation from 2,000,000; the evaluation renders its own from 3,000,000
 * and in another domain. Every split holds two sizes: in the larger pictures the coarse levels of the stack see as much
 * of their surroundings as in a photo, the smaller ones bring more subjects and cameras for the same bytes. Training
 * scenes are captured twice, so that the net can learn to say the same of both. Windows of whole faces teach what the
 * shade of a head, its folds and its openings look like. Extra patches are in even light, as in a clinic's own: some of
 * all skin types, some of mostly dark skin, on which melanin is hardest to see.
 */
export function datasetParts(trainingScenes: number): readonly DatasetPart[] {
  const small = Math.round(trainingScenes * 0.65)
  const faces = Math.max(1, Math.round(trainingScenes / 40))
  const validationFaces = Math.max(1, Math.min(6, Math.round(faces / 10)))
  const dark = { scenes: Math.round(trainingScenes / 3), skinTypes: MOSTLY_DARK, evenLight: true }
  const even = Math.round(trainingScenes / 2.1)
  const inFace = { windowsOfFace: WINDOWS_OF_FACE, captures: 2, size: 256 }
  const validation = { scenes: Math.max(2, Math.min(72, Math.round(trainingScenes / 20))), captures: 2 }
  return [
    { name: 'train-160', firstSeed: 1_400_000, scenes: small, captures: 2, size: 160 },
    { name: 'train-256', firstSeed: 1_680_000, scenes: trainingScenes - small, captures: 2, size: 256 },
    { name: 'train-160-dark', firstSeed: 1_790_000, ...dark, captures: 2, size: 160 },
    { name: 'train-160-even', firstSeed: 1_950_000, scenes: even, captures: 2, size: 160, evenLight: true },
    { name: 'train-face', firstSeed: 1_890_000, scenes: WINDOWS_OF_FACE * faces, ...inFace },
    { name: 'validation-face', firstSeed: 2_800_000, scenes: WINDOWS_OF_FACE * validationFaces, ...inFace },
    { name: 'validation-160', firstSeed: 2_000_000, ...validation, size: 160 },
    { name: 'validation-256', firstSeed: 2_500_000, ...validation, size: 256 },
  ]
}

export interface DatasetOptions {
  readonly folder: string
  readonly parts: readonly DatasetPart[]
  readonly threads: number
  /** `training` where absent. `held-out` only to learn what a net could reach that knows that physics. */
  readonly domain?: Domain
  readonly onScene?: (done: number, total: number) => void
}

export const INPUT_PLANES = 15

/** The files of a part, open for writing: the form is described in models/training/pairs.py. */
export class PartFiles {
  readonly #folder: string
  readonly #name: string
  readonly #captures: number
  readonly #input: NpyFile
  readonly #target: NpyFile
  readonly #skin: NpyFile
  readonly #references: (readonly number[])[] = []
  readonly #meta: unknown[] = []

  private constructor(
    folder: string,
    name: string,
    captures: number,
    [input, target, skin]: [NpyFile, NpyFile, NpyFile],
  ) {
    this.#folder = folder
    this.#name = name
    this.#captures = captures
    this.#input = input
    this.#target = target
    this.#skin = skin
  }

  static async create(
    folder: string,
    { name, scenes, captures, size }: Omit<DatasetPart, 'firstSeed'>,
  ): Promise<PartFiles> {
    const file = (kind: string): string => join(folder, `${name}-${kind}.npy`)
    return new PartFiles(folder, name, captures, [
      await NpyFile.create(file('input'), '<f2', scenes * captures, [INPUT_PLANES, size, size]),
      await NpyFile.create(file('target'), '<f2', scenes, [3, size, size]),
      await NpyFile.create(file('skin'), '|u1', scenes, [size, size]),
    ])
  }

  async writeScene(
    scene: number,
    captures: readonly TrainingCapture[],
    truth: { readonly target: Uint16Array; readonly skin: Uint8Array; readonly meta: unknown },
  ): Promise<void> {
    for (const [index, capture] of captures.entries()) {
      const row = scene * this.#captures + index
      await this.#input.writeRow(row, capture.input)
      this.#references[row] = capture.reference
    }
    await this.#target.writeRow(scene, truth.target)
    await this.#skin.writeRow(scene, truth.skin)
    this.#meta[scene] = truth.meta
  }

  async close(): Promise<void> {
    await Promise.all([this.#input.close(), this.#target.close(), this.#skin.close()])
    const description = { captures: this.#captures, references: this.#references, scenes: this.#meta }
    await writeFile(join(this.#folder, `${this.#name}-meta.json`), `${JSON.stringify(description)}\n`)
  }
}

/** Renders every part in worker threads. The meta file comes last: a part without one was cut off. */
export async function makeDataset({
  folder,
  parts,
  threads,
  domain = 'training',
  onScene,
}: DatasetOptions): Promise<void> {
  await mkdir(folder, { recursive: true })
  const worker = new URL('./simulator-worker.ts', import.meta.url)
  const pool = new WorkerPool<SimulatorTasks>({ worker, threads })
  const total = parts.reduce((sum, { scenes }) => sum + scenes, 0)
  let done = 0
  try {
    for (const part of parts) {
      await makePart(folder, part, pool, domain, () => {
        done += 1
        onScene?.(done, total)
      })
    }
  } finally {
    await pool.close()
  }
}

async function makePart(
  folder: string,
  part: DatasetPart,
  pool: WorkerPool<SimulatorTasks>,
  domain: Domain,
  onScene: () => void,
): Promise<void> {
  const { firstSeed, scenes, captures, size, windowsOfFace, skinTypes, evenLight = false } = part
  const files = await PartFiles.create(folder, part)
  const windows = windowsOfFace ?? 1
  let next = 0
  // One lane per thread: a subject is asked for when the one before it is on disk, so memory stays small.
  const lane = async (): Promise<void> => {
    for (let index = next++; index * windows < scenes; index = next++) {
      const seed = firstSeed + index
      const skinType = skinTypes?.[index % skinTypes.length]
      const patch = { seed, width: size, height: size, captures, domain, evenLight }
      const samples =
        windowsOfFace === undefined
          ? [await pool.run('renderSample', skinType === undefined ? patch : { ...patch, skinType })]
          : await pool.run('renderFaceSamples', { seed, captures, size, windows, domain })
      for (const [window, sample] of samples.entries()) {
        await files.writeScene(index * windows + window, sample.captures, sample)
        onScene()
      }
    }
  }
  await Promise.all(Array.from({ length: pool.concurrency }, lane))
  await files.close()
}
