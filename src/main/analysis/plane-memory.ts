/** Where the large planes of an analysis come from, and go back to when nobody needs them any more. */
export interface PlaneSource {
  floats(length: number): Float32Array<SharedArrayBuffer>
  words(length: number): Uint16Array<SharedArrayBuffer>
  bytes(length: number): Uint8Array<SharedArrayBuffer>
  /** The plane's content may be overwritten from now on. */
  give(plane: ArrayBufferView<SharedArrayBuffer>): void
}

/** Shared memory made anew for every plane and left to the collector: for tests and for small pictures. */
export const FRESH_PLANES: PlaneSource = {
  floats: (length) => new Float32Array(new SharedArrayBuffer(length * 4)),
  words: (length) => new Uint16Array(new SharedArrayBuffer(length * 2)),
  bytes: (length) => new Uint8Array(new SharedArrayBuffer(length)),
  give: () => undefined,
}

interface Range {
  readonly begin: number
  readonly end: number
}

interface Block {
  readonly buffer: SharedArrayBuffer
  /** In order, none touching the next. */
  free: Range[]
}

/** Planes begin on cache lines. */
const ALIGNMENT = 64

/**
 * Shared memory that is used again and again. Planes are up to 300 MB, held by tiny objects in several threads: the
 * collector sees no reason to run, and forcing it blocks the calling thread for some ten milliseconds at a time. So
 * planes are taken from here and given back by hand. Their content when taken is whatever was there before.
 */
export class PlaneMemory {
  #blocks: Block[] = []

  /** A source that remembers what was taken from it, so that one job's planes can all be given back together. */
  scope(): PlaneScope {
    return new PlaneScope(this)
  }

  /** Bytes that are reserved, used or not. */
  get reservedBytes(): number {
    return this.#blocks.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)
  }

  /** Lets go of every block that nobody uses. What was in it comes back with the next collection. */
  trim(): void {
    this.#blocks = this.#blocks.filter((block) => !isWhollyFree(block))
  }

  take(bytes: number): { readonly buffer: SharedArrayBuffer; readonly begin: number } {
    const size = Math.max(ALIGNMENT, Math.ceil(bytes / ALIGNMENT) * ALIGNMENT)
    for (const block of this.#blocks) {
      const at = block.free.findIndex(({ begin, end }) => end - begin >= size)
      const range = block.free[at]
      if (!range) continue
      const rest = { begin: range.begin + size, end: range.end }
      block.free.splice(at, 1, ...(rest.begin < rest.end ? [rest] : []))
      return { buffer: block.buffer, begin: range.begin }
    }
    // Blocks that nobody uses and that were too small now would be too small again: let them go.
    this.trim()
    const buffer = new SharedArrayBuffer(size)
    this.#blocks.push({ buffer, free: [] })
    return { buffer, begin: 0 }
  }

  giveBack(buffer: SharedArrayBuffer, begin: number, bytes: number): void {
    const block = this.#blocks.find((candidate) => candidate.buffer === buffer)
    if (!block) throw new Error('expected a plane of this memory, found one from elsewhere')
    const end = begin + Math.max(ALIGNMENT, Math.ceil(bytes / ALIGNMENT) * ALIGNMENT)
    if (block.free.some((range) => range.begin < end && begin < range.end))
      throw new Error('expected a plane in use, found one that was given back before')
    const sorted = [...block.free, { begin, end }].sort((a, b) => a.begin - b.begin)
    block.free = sorted.reduce<Range[]>((merged, range) => {
      const last = merged.at(-1)
      if (last?.end === range.begin) merged.splice(-1, 1, { begin: last.begin, end: range.end })
      else merged.push(range)
      return merged
    }, [])
  }
}

function isWhollyFree({ buffer, free }: Block): boolean {
  const [range] = free
  return range !== undefined && range.begin === 0 && range.end === buffer.byteLength
}

/** The planes of one job. */
export class PlaneScope implements PlaneSource {
  readonly #memory: PlaneMemory
  readonly #taken = new Set<ArrayBufferView<SharedArrayBuffer>>()

  constructor(memory: PlaneMemory) {
    this.#memory = memory
  }

  floats(length: number): Float32Array<SharedArrayBuffer> {
    const { buffer, begin } = this.#memory.take(length * 4)
    return this.#keep(new Float32Array(buffer, begin, length))
  }

  words(length: number): Uint16Array<SharedArrayBuffer> {
    const { buffer, begin } = this.#memory.take(length * 2)
    return this.#keep(new Uint16Array(buffer, begin, length))
  }

  bytes(length: number): Uint8Array<SharedArrayBuffer> {
    const { buffer, begin } = this.#memory.take(length)
    return this.#keep(new Uint8Array(buffer, begin, length))
  }

  give(plane: ArrayBufferView<SharedArrayBuffer>): void {
    if (!this.#taken.delete(plane)) throw new Error('expected a plane of this job, found another')
    this.#memory.giveBack(plane.buffer, plane.byteOffset, plane.byteLength)
  }

  /** Gives back everything that is still held. Call it once nothing writes or reads the planes any more. */
  close(): void {
    for (const plane of this.#taken) this.give(plane)
  }

  #keep<T extends ArrayBufferView<SharedArrayBuffer>>(plane: T): T {
    this.#taken.add(plane)
    return plane
  }
}
