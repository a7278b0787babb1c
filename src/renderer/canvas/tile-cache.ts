import type { TileRequest } from '../../shared/contract/tile-path.ts'
import { TILE_FOLDER, tilePath } from '../../shared/contract/tile-path.ts'

export interface TileImage {
  readonly image: ImageBitmap
  readonly bytes: number
}

/** Fetches and decodes one tile, off the thread that draws. Fails where there is none. */
export type LoadTile = (path: string, signal: AbortSignal) => Promise<ImageBitmap>

export interface TileCacheOptions {
  readonly load: LoadTile
  /** Decoded bytes that are kept beyond what is wanted. */
  readonly maxBytes?: number
  readonly maxLoading?: number
}

interface Loading {
  readonly stop: AbortController
}

interface Failure {
  readonly tries: number
  /** On the clock of `performance.now()`. */
  readonly notBefore: number
}

/** How often a tile that cannot be loaded is tried: for some three seconds. */
const MAX_TRIES = 5
/** Pause after the first failure; it doubles with every further one. */
const RETRY_AFTER_MS = 200

/**
 * Decoded tiles, shared by all panes and dropped in the order in which they were last used, but for those that somebody
 * wants: four panes on a large screen may need more than `maxBytes`, and would load one another's tiles for ever. What is asked for while
 * too much is loading waits; every frame says anew what it wants, so what nobody wants any more is never loaded.
 */
export class TileCache {
  readonly #load: LoadTile
  readonly #maxBytes: number
  readonly #maxLoading: number
  readonly #tiles = new Map<string, TileImage>()
  readonly #loading = new Map<string, Loading>()
  readonly #failures = new Map<string, Failure>()
  /** What each viewer wants at this moment, most urgent first. */
  readonly #wanted = new Map<object, readonly string[]>()
  readonly #listeners = new Set<(path: string) => void>()
  #bytes = 0

  constructor({ load, maxBytes = 192 * 2 ** 20, maxLoading = 8 }: TileCacheOptions) {
    this.#load = load
    this.#maxBytes = maxBytes
    this.#maxLoading = maxLoading
  }

  get bytes(): number {
    return this.#bytes
  }

  /** Tiles that are loading or wait for it. */
  get outstanding(): number {
    const waiting = [...this.#wanted.values()]
      .flat()
      .filter((path) => !this.#tiles.has(path) && !this.#loading.has(path) && !this.#hasGivenUp(path))
    return this.#loading.size + new Set(waiting).size
  }

  /** The tile if it is there; using it keeps it. */
  get(request: TileRequest): ImageBitmap | null {
    const path = tilePath(request)
    const tile = this.#tiles.get(path)
    if (!tile) return null
    this.#tiles.delete(path)
    this.#tiles.set(path, tile)
    return tile.image
  }

  /** Replaces what `viewer` wants loaded. */
  want(viewer: object, requests: readonly TileRequest[]): void {
    if (requests.length > 0) this.#wanted.set(viewer, requests.map(tilePath))
    else this.#wanted.delete(viewer)
    this.#drop()
    this.#next()
  }

  /** Told of every tile that has arrived. */
  onTile(listener: (path: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Forgets all layers but those of these sets, as when another photo is opened. */
  keepOnly(sets: readonly string[]): void {
    const kept = sets.filter((set) => set !== '').map((set) => `/${TILE_FOLDER}/${set}/`)
    const isGone = (path: string): boolean => !kept.some((prefix) => path.startsWith(prefix))
    for (const [path, { stop }] of this.#loading)
      if (isGone(path)) {
        stop.abort()
        this.#loading.delete(path)
      }
    for (const [path, { image, bytes }] of this.#tiles)
      if (isGone(path)) {
        image.close()
        this.#tiles.delete(path)
        this.#bytes -= bytes
      }
    for (const [viewer, paths] of this.#wanted)
      this.#wanted.set(
        viewer,
        paths.filter((path) => !isGone(path)),
      )
    for (const path of this.#failures.keys()) if (isGone(path)) this.#failures.delete(path)
    this.#next()
  }

  #isMissing(path: string): boolean {
    if (this.#tiles.has(path) || this.#loading.has(path)) return false
    const pauseEnds = this.#failures.get(path)?.notBefore ?? 0
    return !this.#hasGivenUp(path) && performance.now() >= pauseEnds
  }

  #hasGivenUp(path: string): boolean {
    return (this.#failures.get(path)?.tries ?? 0) >= MAX_TRIES
  }

  #next(): void {
    const queues = [...this.#wanted.values()]
    const longest = Math.max(0, ...queues.map(({ length }) => length))
    // In turns, so that all panes fill from their middles at the same time.
    for (let place = 0; place < longest; place += 1)
      for (const queue of queues) {
        const path = queue[place]
        if (this.#loading.size >= this.#maxLoading) return
        if (path !== undefined && this.#isMissing(path)) this.#start(path)
      }
  }

  #start(path: string): void {
    const stop = new AbortController()
    const loading = { stop }
    this.#loading.set(path, loading)
    this.#load(path, stop.signal)
      .then((image) => {
        if (this.#loading.get(path) !== loading) image.close()
        else this.#keep(path, image)
      })
      .catch(() => {
        if (this.#loading.get(path) === loading) this.#failed(path)
      })
      .finally(() => {
        if (this.#loading.get(path) === loading) this.#loading.delete(path)
        this.#next()
      })
  }

  /** Waits longer after every failure: what failed for a moment, a worker's death for one, is there again soon. */
  #failed(path: string): void {
    const tries = (this.#failures.get(path)?.tries ?? 0) + 1
    const pauseMs = RETRY_AFTER_MS * 2 ** (tries - 1)
    this.#failures.set(path, { tries, notBefore: performance.now() + pauseMs })
    if (tries < MAX_TRIES)
      setTimeout(() => {
        this.#next()
      }, pauseMs)
  }

  #keep(path: string, image: ImageBitmap): void {
    const bytes = image.width * image.height * 4
    this.#tiles.set(path, { image, bytes })
    this.#bytes += bytes
    this.#failures.delete(path)
    this.#drop()
    for (const listener of this.#listeners) listener(path)
  }

  /** The tiles that were used longest ago, until what is left is small enough or wanted. */
  #drop(): void {
    if (this.#bytes <= this.#maxBytes) return
    const wanted = new Set([...this.#wanted.values()].flat())
    for (const [oldest, tile] of this.#tiles) {
      if (this.#bytes <= this.#maxBytes) break
      if (wanted.has(oldest)) continue
      this.#tiles.delete(oldest)
      this.#bytes -= tile.bytes
      tile.image.close()
    }
  }
}
