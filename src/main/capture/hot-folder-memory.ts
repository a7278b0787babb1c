import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { renameFile } from '../rename-file.ts'

/** Of photos that were filed or declined; the oldest are forgotten. */
const MAX_SEEN = 5000

const memory = z.strictObject({
  folder: z.string().nullable(),
  on: z.boolean(),
  /** When it was switched on: what is older is not offered. */
  sinceMs: z.number(),
  /** SHA-256 of photos that somebody has decided about. */
  seen: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
})
type Memory = z.infer<typeof memory>

const EMPTY: Memory = { folder: null, on: false, sinceMs: 0, seen: [] }

/** What is known of the camera's folder from one start to the next. A file that makes no sense is taken as absent. */
export class HotFolderMemory {
  readonly #path: string
  #current: Memory
  #writing: Promise<void> = Promise.resolve()

  private constructor(path: string, current: Memory) {
    this.#path = path
    this.#current = current
  }

  static async open(path: string): Promise<HotFolderMemory> {
    try {
      return new HotFolderMemory(path, memory.parse(JSON.parse(await readFile(path, 'utf8'))))
    } catch {
      return new HotFolderMemory(path, EMPTY)
    }
  }

  get current(): Memory {
    return this.#current
  }

  has(sha256: string): boolean {
    return this.#current.seen.includes(sha256)
  }

  see(sha256: string): Promise<void> {
    return this.change({ seen: [...this.#current.seen, sha256].slice(-MAX_SEEN) })
  }

  /** A disk that takes nothing costs the choice at the next start. */
  async change(changed: Partial<Memory>): Promise<void> {
    this.#current = { ...this.#current, ...changed }
    const text = JSON.stringify(this.#current)
    this.#writing = this.#writing.then(async () => {
      await writeFile(`${this.#path}.new`, text)
      await renameFile(`${this.#path}.new`, this.#path)
    })
    this.#writing = this.#writing.catch(() => undefined)
    await this.#writing
  }
}
