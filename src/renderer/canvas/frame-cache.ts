/** Fetches and decodes one picture, off the thread that draws. Fails where there is none. */
export type LoadPicture = (path: string, signal: AbortSignal) => Promise<ImageBitmap>

export interface FrameCacheOptions {
  readonly load: LoadPicture
  /** Decoded bytes that are kept at most; one picture is always kept. */
  readonly maxBytes?: number
  readonly maxLoading?: number
}

/**
 * The decoded pictures of a film round the one that is looked at: as many of those that are wanted, in the order in which they
 * are wanted, as there is room for. All others are let go. What fails to load is not tried again until it is wanted anew after
 * having been unwanted.
 */
export class FrameCache {
  readonly #load: LoadPicture
  readonly #maxBytes: number
  readonly #maxLoading: number
  readonly #pictures = new Map<string, ImageBitmap>()
  readonly #loading = new Map<string, AbortController>()
  readonly #failed = new Set<string>()
  #wanted: readonly string[] = []
  readonly #listeners = new Set<(path: string) => void>()

  constructor({ load, maxBytes = 192 * 2 ** 20, maxLoading = 4 }: FrameCacheOptions) {
    this.#load = load
    this.#maxBytes = maxBytes
    this.#maxLoading = maxLoading
  }

  get bytes(): number {
    return [...this.#pictures.values()].reduce((sum, picture) => sum + bytesOf(picture), 0)
  }

  /** The picture if it is there. */
  get(path: string): ImageBitmap | null {
    return this.#pictures.get(path) ?? null
  }

  hasFailed(path: string): boolean {
    return this.#failed.has(path)
  }

  /** Replaces what is wanted, the most urgent first. Nothing: all is let go. */
  want(paths: readonly string[]): void {
    this.#wanted = paths
    const wanted = new Set(paths)
    for (const [path, stop] of this.#loading)
      if (!wanted.has(path)) {
        stop.abort()
        this.#loading.delete(path)
      }
    for (const path of this.#failed) if (!wanted.has(path)) this.#failed.delete(path)
    this.#drop()
    this.#next()
  }

  /** Told of every picture that has arrived, or failed. */
  onPicture(listener: (path: string) => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  #next(): void {
    for (const path of this.#wanted) {
      if (this.#loading.size >= this.#maxLoading) return
      if (this.#pictures.has(path) || this.#loading.has(path) || this.#failed.has(path)) continue
      if (!this.#hasRoomFor(path)) return
      this.#start(path)
    }
  }

  /** Whether what is wanted more leaves room for one more, as large as the largest that is there. */
  #hasRoomFor(path: string): boolean {
    const sizes = [...this.#pictures.values()].map(bytesOf)
    const more = this.#wanted.slice(0, this.#wanted.indexOf(path)).filter((one) => !this.#failed.has(one))
    return (more.length + 1) * Math.max(0, ...sizes) <= this.#maxBytes || more.length === 0
  }

  #start(path: string): void {
    const stop = new AbortController()
    this.#loading.set(path, stop)
    this.#load(path, stop.signal)
      .then(
        (picture) => {
          if (this.#loading.get(path) !== stop) picture.close()
          else this.#pictures.set(path, picture)
        },
        () => {
          if (this.#loading.get(path) === stop) this.#failed.add(path)
        },
      )
      .finally(() => {
        if (this.#loading.get(path) !== stop) return
        this.#loading.delete(path)
        this.#drop()
        for (const listener of this.#listeners) listener(path)
        this.#next()
      })
      .catch(() => undefined)
  }

  /** What nobody wants any more, and of what is wanted the least urgent that there is no room for. */
  #drop(): void {
    const place = new Map(this.#wanted.map((path, index) => [path, index]))
    const placeOf = (path: string): number => place.get(path) ?? Infinity
    const byUrgency = [...this.#pictures].sort(([one], [other]) => placeOf(one) - placeOf(other))
    let bytes = 0
    byUrgency.forEach(([path, picture], index) => {
      bytes += bytesOf(picture)
      if (place.has(path) && (bytes <= this.#maxBytes || index === 0)) return
      this.#pictures.delete(path)
      picture.close()
    })
  }
}

const bytesOf = ({ width, height }: ImageBitmap): number => 4 * width * height
