import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { BasalisError } from '../../src/shared/contract/errors.ts'
import { loadNativeAddon } from '../../src/main/analysis/native/addon.ts'
import { PhotoDecoder } from '../../src/main/decoder/decoder-client.ts'
import { spawnChildProcess } from '../../src/main/decoder/spawn-child-process.ts'
import { nativeAddonPath } from '../../src/main/project-root.ts'
import { PartFiles } from '../../src/main/simulator/dataset.ts'
import { captureOf, createSight, halfFloats } from '../../src/main/simulator/simulator-tasks.ts'
import { type ClinicPair, readPair } from './clinic-pair.ts'
import { SQUARE, type Square, squaresOf } from './squares.ts'

/** Every so many-th photo validates the training and is never trained with; of fewer photos the last. */
const VALIDATION_EVERY = 5

/** How many squares there are now. */
export interface ImportedPairs {
  readonly training: number
  readonly validation: number
}

/**
 * Reads every pair of a folder, takes the photos through the product's filter and writes the parts `train-pairs` and
 * `validation-pairs` (form: models/training/pairs.py) into `out`: both or none. Fails with ARGUMENT_INVALID.
 */
export async function importPairs(folder: string, out: string): Promise<ImportedPairs> {
  const names = await pairFolders(folder)
  const staging = `${out}.unfinished`
  await rm(staging, { recursive: true, force: true })
  await mkdir(staging, { recursive: true })
  const decoder = new PhotoDecoder({ spawn: spawnChildProcess })
  try {
    const isValidation = (index: number): boolean =>
      names.length < VALIDATION_EVERY ? index === names.length - 1 : index % VALIDATION_EVERY === 0
    const split = (validation: boolean): string[] =>
      names.filter((_, index) => isValidation(index) === validation)
    const read = (name: string): Promise<ClinicPair> => readPair(join(folder, name), decoder)
    const training = await writePart(staging, 'train-pairs', split(false), read)
    const validation = await writePart(staging, 'validation-pairs', split(true), read)
    await rm(out, { recursive: true, force: true })
    await rename(staging, out)
    return { training, validation }
  } finally {
    decoder.close()
    await rm(staging, { recursive: true, force: true })
  }
}

async function pairFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new BasalisError('ARGUMENT_INVALID', 'expected a folder of pairs, found none that can be read', {
      cause,
    })
  })
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
  if (names.length >= 2) return names
  throw new BasalisError(
    'ARGUMENT_INVALID',
    `expected at least two pairs, a folder each, one to train with and one to validate with, found ${names.length}`,
  )
}

async function writePart(
  folder: string,
  name: string,
  pairs: readonly string[],
  read: (name: string) => Promise<ClinicPair>,
): Promise<number> {
  const sightOf = createSight(loadNativeAddon(nativeAddonPath()))
  // Sizes first: the files are as long as there are squares.
  const squares: Square[][] = []
  for (const pair of pairs) {
    const { photo, skin } = await read(pair)
    squares.push(squaresOf(photo, skin, SQUARE))
  }
  const total = squares.reduce((sum, own) => sum + own.length, 0)
  if (total === 0)
    throw new BasalisError('ARGUMENT_INVALID', 'expected skin in the pairs, found none by their masks')
  const files = await PartFiles.create(folder, { name, scenes: total, captures: 1, size: SQUARE })
  let scene = 0
  for (const [index, pair] of pairs.entries()) {
    const { photo, skin, maps } = await read(pair)
    const sight = await sightOf(photo, skin)
    for (const square of squares[index] ?? []) {
      const window = { ...square, width: SQUARE, height: SQUARE }
      const truth = {
        target: halfFloats(cut(maps, photo, window, 3)),
        skin: Uint8Array.from(cut(Float32Array.from(skin), photo, window, 1)),
        meta: { own: true },
      }
      await files.writeScene(scene++, [captureOf(sight, window)], truth)
    }
  }
  await files.close()
  return total
}

/** A window of planes that lie one after the other. */
function cut(
  planes: Float32Array,
  { width, height }: { readonly width: number; readonly height: number },
  window: Square & { readonly width: number; readonly height: number },
  count: number,
): Float32Array {
  const target = new Float32Array(count * window.width * window.height)
  for (let plane = 0; plane < count; plane++)
    for (let y = 0; y < window.height; y++) {
      const from = (plane * height + window.y + y) * width + window.x
      target.set(planes.subarray(from, from + window.width), (plane * window.height + y) * window.width)
    }
  return target
}
