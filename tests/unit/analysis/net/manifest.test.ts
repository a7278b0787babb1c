import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadVerifiedModel } from '../../../../src/main/analysis/net/manifest.ts'

let folder: string
const bytes = Buffer.from('not really a model, but it has a checksum')

const entry = (sha256: string) => ({
  id: 'net',
  version: '1',
  file: 'net.onnx',
  sha256,
  bytes: bytes.byteLength,
  inputVariant: 'stack',
  haloPx: 80,
  inputs: [{ name: 'diffuse', channels: 12, multipleOf: 16 }],
  outputs: ['maps', 'confidence'].map((name) => ({ name, channels: 3, order: ['red', 'brown', 'gray'] })),
  errorBound: 0.1,
})

const write = (manifest: unknown): Promise<void> =>
  writeFile(join(folder, 'manifest.json'), typeof manifest === 'string' ? manifest : JSON.stringify(manifest))

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basalis-manifest-'))
  await writeFile(join(folder, 'net.onnx'), bytes)
  await write({ models: [entry(createHash('sha256').update(bytes).digest('hex'))] })
})

afterEach(() => rm(folder, { recursive: true }))

describe('loadVerifiedModel', () => {
  it('gives the bytes of a model whose checksum matches, in shared memory', async () => {
    const model = await loadVerifiedModel(folder, 'stack')
    expect(Buffer.from(model.bytes).equals(bytes)).toBe(true)
    expect(model.bytes.buffer).toBeInstanceOf(SharedArrayBuffer)
  })

  it('refuses a model that differs in one byte', async () => {
    const altered = Buffer.from(bytes)
    altered[3] = (altered[3] ?? 0) ^ 1
    await writeFile(join(folder, 'net.onnx'), altered)
    await expect(loadVerifiedModel(folder, 'stack')).rejects.toMatchObject({ code: 'MODEL_ALTERED' })
  })

  it('says which variant, file or manifest is missing', async () => {
    await expect(loadVerifiedModel(folder, 'diffuse')).rejects.toMatchObject({ code: 'MODEL_MISSING' })
    await rm(join(folder, 'net.onnx'))
    await expect(loadVerifiedModel(folder, 'stack')).rejects.toMatchObject({ code: 'MODEL_MISSING' })
    await rm(join(folder, 'manifest.json'))
    await expect(loadVerifiedModel(folder, 'stack')).rejects.toMatchObject({ code: 'MODEL_MISSING' })
  })

  it.each([
    ['text that is no JSON', 'hello'],
    ['no models', { models: [] }],
    ['a file outside the folder', { models: [{ ...entry('0'.repeat(64)), file: '../net.onnx' }] }],
    [
      'maps in another order',
      {
        models: [
          {
            ...entry('0'.repeat(64)),
            outputs: [{ name: 'm', channels: 3, order: ['brown', 'red', 'gray'] }],
          },
        ],
      },
    ],
  ])('refuses a manifest with %s', async (_, manifest) => {
    await write(manifest)
    await expect(loadVerifiedModel(folder, 'stack')).rejects.toMatchObject({ code: 'MODEL_INVALID' })
  })
})
