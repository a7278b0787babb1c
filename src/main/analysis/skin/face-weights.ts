import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/**
 * The weights of two small nets, from the files of the npm package @vladmandic/face-api (MIT): its tiny face detector
 * and its finder of 68 landmarks. Only these data files are read; no code of the package runs.
 */

export interface Weight {
  /** As TensorFlow lays it out: a convolution is height × width × in × out. */
  readonly shape: readonly number[]
  readonly values: Float32Array
}

/** Tensors by their name in the package's manifest. */
export type Weights = ReadonlyMap<string, Weight>

const manifest = z.tuple([
  z.object({
    weights: z.array(
      z.object({
        name: z.string(),
        shape: z.array(z.number().int().positive()),
        quantization: z.object({ dtype: z.literal('uint8'), scale: z.number(), min: z.number() }),
      }),
    ),
  }),
])

/** Reads and expands the weights of a net: 8-bit steps to value = step · scale + min. */
export async function readWeights(net: 'tiny_face_detector' | 'face_landmark_68'): Promise<Weights> {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json')),
    'model',
  )
  const steps = await readFile(join(folder, `${net}_model.bin`))
  const text = await readFile(join(folder, `${net}_model-weights_manifest.json`), 'utf8')
  const [{ weights }] = manifest.parse(JSON.parse(text))
  let offset = 0
  const tensors = weights.map(({ name, shape, quantization: { scale, min } }): [string, Weight] => {
    const length = shape.reduce((product, size) => product * size, 1)
    const values = Float32Array.from(steps.subarray(offset, (offset += length)), (step) => step * scale + min)
    if (values.length !== length)
      throw new Error(`expected ${length} weights of ${name}, found ${values.length}`)
    return [name, { shape, values }]
  })
  return new Map(tensors)
}
