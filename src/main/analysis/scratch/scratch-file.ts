import { randomBytes, randomFillSync } from 'node:crypto'
import { mkdir, open, readdir, unlink, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { RunOptions, TaskRunner } from '../../pool/task-table.ts'
import type { Samples } from '../layers/pyramids.ts'
import { tileCount, type OpenScratch, type SealedPlane } from './sealed-plane.ts'
import type { scratchTasks } from './scratch-tasks.ts'

const KEY_BYTES = 32
const SUFFIX = '.scratch'

/**
 * Planes of one photo outside the memory: a file that nobody else can read. Its key is made for it and lies in memory alone; its
 * name is gone as soon as it is open, so that it goes with the process however that ends. (Where a name cannot go before the file is
 * closed, `sweepScratch` finds it: noise.)
 */
export class ScratchFile {
  readonly #handle: FileHandle
  readonly #path: string
  readonly #key = new Uint8Array(new SharedArrayBuffer(KEY_BYTES))
  #end = 0
  #tiles = 0
  /** Reads and writes under way. */
  #uses = 0
  #closing: PromiseWithResolvers<null> | null = null

  private constructor(handle: FileHandle, path: string) {
    this.#handle = handle
    this.#path = path
    randomFillSync(this.#key)
  }

  /** Fails as the disk does. */
  static async open(folder: string): Promise<ScratchFile> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, `${randomBytes(16).toString('hex')}${SUFFIX}`)
    const handle = await open(path, 'wx+', 0o600)
    await unlink(path).catch(() => undefined)
    return new ScratchFile(handle, path)
  }

  /** Puts a plane away. Fails with CancelledError, or as the disk does. */
  seal(
    samples: Samples,
    size: ImageSize,
    channels: number,
    runner: TaskRunner<typeof scratchTasks>,
    options: RunOptions,
  ): Promise<SealedPlane> {
    const pixelBytes = channels * samples.BYTES_PER_ELEMENT
    const { width, height } = size
    const place = { width, height, pixelBytes, position: this.#end, firstNumber: this.#tiles }
    this.#end += samples.byteLength
    this.#tiles += tileCount(size)
    return this.use(async (scratch) => {
      const tags = await runner.run('sealPlane', { scratch, place, samples }, options)
      return { ...place, tags }
    })
  }

  /** The file stays open while `work` is under way. Fails with NO_PHOTO once it is closed. */
  async use<T>(work: (scratch: OpenScratch) => Promise<T>): Promise<T> {
    if (this.#closing) throw new BasalisError('NO_PHOTO', 'expected an open photo, found it closed')
    this.#uses += 1
    try {
      return await work({ descriptor: this.#handle.fd, key: this.#key })
    } finally {
      this.#uses -= 1
      if (this.#uses === 0) await this.#closeIfAsked()
    }
  }

  /** What was in it is gone for good when this returns; what is being read is waited for. */
  async close(): Promise<void> {
    if (!this.#closing) {
      this.#closing = Promise.withResolvers<null>()
      if (this.#uses === 0) await this.#closeIfAsked()
    }
    await this.#closing.promise
  }

  async #closeIfAsked(): Promise<void> {
    if (!this.#closing) return
    this.#key.fill(0)
    await this.#handle.close()
    await unlink(this.#path).catch(() => undefined)
    this.#closing.resolve(null)
  }
}

/** Removes what an earlier run of the program has left; none may be running. */
export async function sweepScratch(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) if (name.endsWith(SUFFIX)) await unlink(join(folder, name)).catch(() => undefined)
}
