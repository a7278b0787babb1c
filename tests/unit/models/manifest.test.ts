import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { describe, expect, it } from 'vitest'
import { loadVerifiedModel, readManifest } from '../../../src/main/analysis/net/manifest.ts'
import { modelsFolder } from '../../../src/main/project-root.ts'

const models = await readManifest(modelsFolder())

describe.each(models)(
  'model $id',
  ({ file, sha256, bytes, inputs: [input], outputs: [output], inputVariant }) => {
    const content = readFileSync(join(modelsFolder(), file))

    it('is the file that the manifest describes', () => {
      expect(content.length).toBe(bytes)
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256)
      expect(input.channels).toBe(inputVariant === 'stack' ? 12 : 3)
    })

    it('holds all its weights: no path to a second file', () => {
      expect(content.includes('external_data')).toBe(false)
    })

    it('loads from memory and gives three maps in 0…1 at any multiple of its grid', async () => {
      const { bytes: verified } = await loadVerifiedModel(modelsFolder(), inputVariant)
      const session = await InferenceSession.create(new Uint8Array(verified), { intraOpNumThreads: 1 })
      expect(session.inputNames).toEqual([input.name])
      expect(session.outputNames).toEqual([output.name])
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
        const maps = (await session.run({ [input.name]: tensor }))[output.name]
        expect(maps?.dims).toEqual([1, 3, height, width])
        const data = maps?.data as Float32Array
        expect(data.every((value) => value >= 0 && value <= 1)).toBe(true)
      }
      await session.release()
    })

    it('has figures of accuracy and says what they were measured on', () => {
      const raw = JSON.parse(readFileSync(join(modelsFolder(), 'manifest.json'), 'utf8')) as {
        models: { file: string; accuracy: { data: string; byGroup: Record<string, unknown> } }[]
      }
      const accuracy = raw.models.find((model) => model.file === file)?.accuracy
      expect(accuracy?.data).toMatch(/held-out simulated/)
      expect(Object.keys(accuracy?.byGroup ?? {})).toContain('type 6')
    })
  },
)
