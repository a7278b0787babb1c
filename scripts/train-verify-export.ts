/**
 * Compares an exported net in the product's own runtime with the probes that the training framework wrote:
 * `node scripts/train-verify-export.ts [--variant stack-base|stack|diffuse]`. Fails above 1e-5.
 */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { INPUT_VARIANTS, loadVerifiedModel } from '../src/main/analysis/net/manifest.ts'
import { modelsFolder } from '../src/main/project-root.ts'

const TOLERANCE = 1e-5

const { values } = parseArgs({
  options: {
    variant: { type: 'string', default: 'stack-base' },
    models: { type: 'string', default: modelsFolder() },
    runs: { type: 'string', default: join(modelsFolder(), 'training', '.runs') },
  },
})
const variant = INPUT_VARIANTS.find((name) => name === values.variant)
if (variant === undefined) throw new Error(`expected --variant ${INPUT_VARIANTS.join('|')}`)

const model = await loadVerifiedModel(values.models, variant)
const [{ name, channels }] = model.entry.inputs
const session = await InferenceSession.create(new Uint8Array(model.bytes))
const folder = join(values.runs, variant, 'probes')
let worst = 0
for (const file of (await readdir(folder)).filter((path) => path.endsWith('-input.f32'))) {
  const [height = 0, width = 0] = file.split('-')[0]?.split('x').map(Number) ?? []
  const input = await floats(join(folder, file))
  const started = performance.now()
  const output = await session.run({ [name]: new Tensor('float32', input, [1, channels, height, width]) })
  const ms = performance.now() - started
  let difference = 0
  for (const { name: part } of model.entry.outputs) {
    const expected = await floats(join(folder, file.replace('input', part)))
    const found = output[part]?.data as Float32Array
    for (const [i, value] of found.entries())
      difference = Math.max(difference, Math.abs(value - (expected[i] ?? NaN)))
  }
  console.log(`${height} × ${width}: largest difference ${difference.toExponential(1)}, ${ms.toFixed(0)} ms`)
  worst = Math.max(worst, difference)
}
if (!(worst <= TOLERANCE)) throw new Error(`expected a difference of at most ${TOLERANCE}, found ${worst}`)

async function floats(path: string): Promise<Float32Array> {
  const bytes = await readFile(path)
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}
