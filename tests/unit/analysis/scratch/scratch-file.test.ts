import { mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ScratchFile, sweepScratch } from '../../../../src/main/analysis/scratch/scratch-file.ts'
import { openTile, sealTile, type OpenScratch } from '../../../../src/main/analysis/scratch/sealed-plane.ts'
import { scratchTasks } from '../../../../src/main/analysis/scratch/scratch-tasks.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import { noisyBytes, noisyWords } from '../layers/pictures.ts'

const runner = new InlineRunner(scratchTasks)
const size = { width: 700, height: 530 }
const pixels = size.width * size.height

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basalis-scratch-'))
})
afterEach(() => rm(folder, { recursive: true }))

const whole = { x: 0, y: 0, ...size }

describe('a scratch file', () => {
  it('gives planes of every kind back as they were, and parts of them', async () => {
    const scratch = await ScratchFile.open(folder)
    const colours = noisyBytes(3 * pixels)
    const words = noisyWords(pixels, 7)
    const first = await scratch.seal(colours, size, 3, runner, {})
    const second = await scratch.seal(words, size, 1, runner, {})
    const target = noisyBytes(3 * pixels, 2)
    const wordTarget = new Uint16Array(new SharedArrayBuffer(2 * 3 * 2))
    await scratch.use(async (open) => {
      await runner.run('openRect', { scratch: open, plane: first, rect: whole, target })
      const rect = { x: 511, y: 510, width: 2, height: 3 }
      await runner.run('openRect', { scratch: open, plane: second, rect, target: wordTarget })
    })
    expect(target).toEqual(colours)
    const at = (x: number, y: number): number | undefined => words[y * size.width + x]
    const rows = [510, 511, 512].flatMap((y) => [at(511, y), at(512, y)])
    expect([...wordTarget]).toEqual(rows)
    await scratch.close()
  })

  it('waits with closing for what is read, and opens for nothing afterwards', async () => {
    const scratch = await ScratchFile.open(folder)
    const { promise, resolve } = Promise.withResolvers<null>()
    const order: string[] = []
    const using = scratch.use(async () => {
      await promise
      order.push('used')
    })
    const closing = scratch.close().then(() => order.push('closed'))
    await expect(scratch.use(() => Promise.resolve())).rejects.toMatchObject({ code: 'NO_PHOTO' })
    resolve(null)
    await Promise.all([using, closing, scratch.close()])
    expect(order).toEqual(['used', 'closed'])
  })

  it('of an earlier run is removed, and nothing else in its folder', async () => {
    await writeFile(join(folder, `${'a'.repeat(32)}.scratch`), 'noise')
    await writeFile(join(folder, 'something else'), '')
    await sweepScratch(folder)
    expect(await readdir(folder)).toEqual(['something else'])
    await sweepScratch(join(folder, 'none'))
  })
})

describe('a sealed tile', () => {
  const place = { width: 20, height: 10, pixelBytes: 1, position: 0, firstNumber: 3 }
  const tile = { column: 0, row: 0 }
  const plain = noisyBytes(200, 4)

  /** A file with one tile, and a way to read it again with its bytes changed. */
  async function sealed(change: (bytes: Buffer) => Uint8Array): Promise<() => Buffer> {
    const path = join(folder, 'plain name')
    const handle = await open(path, 'w+')
    const scratch: OpenScratch = {
      descriptor: handle.fd,
      key: new Uint8Array(new SharedArrayBuffer(32)).fill(9),
    }
    const tags = sealTile(scratch, place, tile, plain)
    const bytes = await readFile(path)
    await handle.truncate(0)
    await handle.write(change(bytes), 0, null, 0)
    return () => {
      try {
        return openTile(scratch, { ...place, tags }, tile)
      } finally {
        void handle.close()
      }
    }
  }

  it('opens as it was, and lies in the file as something else', async () => {
    let seen: Buffer = Buffer.alloc(0)
    const again = await sealed((bytes) => (seen = bytes))
    expect(Buffer.compare(again(), Buffer.from(plain))).toBe(0)
    expect(seen.length).toBe(200)
    expect(Buffer.compare(seen, Buffer.from(plain))).not.toBe(0)
  })

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['one bit is another', (bytes) => Buffer.from(bytes.map((byte, at) => (at === 77 ? byte ^ 1 : byte)))],
    ['its end is missing', (bytes) => bytes.subarray(0, 150)],
  ])('is refused where %s', async (_name, change) => {
    const again = await sealed(change)
    expect(again).toThrow(expect.objectContaining({ code: 'IMAGE_ALTERED' }) as Error)
  })
})
