import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { npyHeader, writeNpyFloat32 } from '../../../src/main/encoder/npy.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basalis-npy-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

/** A reader of its own, by the format's description. */
function parse(file: Buffer): { readonly shape: number[]; readonly values: Float32Array } {
  expect(file.toString('latin1', 0, 6)).toBe('\x93NUMPY')
  expect([file[6], file[7]]).toEqual([1, 0])
  const length = file.readUInt16LE(8)
  const text = file.toString('latin1', 10, 10 + length)
  expect((10 + length) % 64).toBe(0)
  expect(text.endsWith('\n')).toBe(true)
  const match = /^\{'descr': '<f4', 'fortran_order': False, 'shape': \((\d+), (\d+), (\d+)\), \} *\n$/.exec(
    text,
  )
  expect(match).not.toBeNull()
  const data = file.subarray(10 + length)
  return { shape: (match ?? []).slice(1).map(Number), values: new Float32Array(Uint8Array.from(data).buffer) }
}

const values = Float32Array.from({ length: 5 * 7 * 3 }, (_, i) => Math.sin(i) * 100)
// eslint-disable-next-line @typescript-eslint/require-await -- an asynchronous source without waiting
async function* pieces(...cuts: number[]): AsyncGenerator<Float32Array> {
  let begin = 0
  for (const cut of [...cuts, values.length]) {
    yield values.subarray(begin, cut)
    begin = cut
  }
}

test('pieces of any length add up to the array that was given', async () => {
  const path = join(folder, 'a.npy')
  await writeNpyFloat32(path, [5, 7, 3], pieces(1, 1, 50, 63))
  expect(parse(await readFile(path))).toEqual({ shape: [5, 7, 3], values })
})

test('a handle is written to and stays open', async () => {
  const file = await open(join(folder, 'b.npy'), 'w+')
  await writeNpyFloat32(file, [5, 7, 3], [values])
  expect((await file.stat()).size).toBe(npyHeader([5, 7, 3]).length + values.byteLength)
  await file.close()
})

test('special values keep their bits', async () => {
  const path = join(folder, 'c.npy')
  await writeNpyFloat32(path, [1, 1, 3], [Float32Array.from([NaN, -0, Infinity])])
  expect(parse(await readFile(path)).values).toEqual(Float32Array.from([NaN, -0, Infinity]))
})

test('too few and too many values are faults of the caller', async () => {
  await expect(writeNpyFloat32(join(folder, 'd.npy'), [5, 7, 4], pieces())).rejects.toThrow(RangeError)
  await expect(writeNpyFloat32(join(folder, 'e.npy'), [5, 7, 2], pieces(50))).rejects.toThrow(RangeError)
})
