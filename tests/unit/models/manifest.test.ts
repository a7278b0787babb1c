import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { describe, expect, it } from 'vitest'
import { INPUT_VARIANTS, loadVerifiedModel, readManifest } from '../../../src/main/analysis/net/manifest.ts'
import { modelsFolder } from '../../../src/main/project-root.ts'

const models = await readManifest(modelsFolder())

it('there is a model for every input, the default first', () => {
  expect(models.map(({ inputVariant }) => inputVariant)).toEqual([...INPUT_VARIANTS])
})

describe.each(models)('model $id', ({ file, sha256, bytes, inputs: [input], outputs, inputVariant }) => {
  const content = readFileSync(join(modelsFolder(), file))

  it('is the file that the manifest describes', () => {
    expect(content.length).toBe(bytes)
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256)
    expect(input.channels).toBe({ 'stack-base': 18, stack: 12, diffuse: 3 }[inputVariant])
    expect(bytes).toBeLessThanOrEqual(8e6)
  })

  it('holds all its weights: no path to a second file', () => {
    expect(content.includes('external_data')).toBe(false)
  })

  it('loads from memory and gives maps and confidences in 0…1 at any multiple of its grid', async () => {
    const { bytes: verified } = await loadVerifiedModel(modelsFolder(), inputVariant)
    const session = await InferenceSession.create(new Uint8Array(verified), { intraOpNumThreads: 1 })
    expect(session.inputNames).toEqual([input.name])
    expect(session.outputNames).toEqual(outputs.map(({ name }) => name))
    for (const [height, width] of [
      [16, 16],
      [64, 96],
      [512, 512],
    ] as const) {
      expect(height % input.multipleOf).toBe(0)
      const values = Float32Array.from(
        { length: input.channels * height * width },
        (_, i) => 8 * Math.sin(i * 0.37) * Math.sin(i * 0.0021),
      )
      const tensor = new Tensor('float32', values, [1, input.channels, height, width])
      const results = await session.run({ [input.name]: tensor })
      for (const { name } of outputs) {
        expect(results[name]?.dims).toEqual([1, 3, height, width])
        const data = results[name]?.data as Float32Array
        expect(data.every((value) => value >= 0 && value <= 1)).toBe(true)
      }
    }
    await session.release()
  })
})
