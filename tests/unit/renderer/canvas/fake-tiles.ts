import type { LoadTile } from '../../../../src/renderer/canvas/tile-cache.ts'
import type { TileRequest } from '../../../../src/shared/contract/tile-path.ts'

export const SET = '01234567-89ab-4def-8123-456789abcdef'

export const request = (column: number, row = 0, level = 0): TileRequest => ({
  set: SET,
  layer: 'photo',
  level,
  column,
  row,
})

export class FakeBitmap {
  closed = 0
  readonly width: number
  readonly height: number

  constructor(width = 512, height = 512) {
    this.width = width
    this.height = height
  }

  close(): void {
    this.closed += 1
  }

  get bitmap(): ImageBitmap {
    return this
  }
}

export interface FakeLoading {
  readonly path: string
  readonly signal: AbortSignal
  readonly arrive: (bitmap?: FakeBitmap) => Promise<FakeBitmap>
  readonly fail: () => Promise<void>
}

/** Lets what was settled be noticed by everybody who waits for it. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A loader that waits for the test. */
export class FakeLoader {
  readonly loadings: FakeLoading[] = []

  get paths(): string[] {
    return this.loadings.map(({ path }) => path)
  }

  readonly load: LoadTile = (path, signal) => {
    const { promise, resolve, reject } = Promise.withResolvers<ImageBitmap>()
    this.loadings.push({
      path,
      signal,
      arrive: async (bitmap = new FakeBitmap()) => {
        resolve(bitmap.bitmap)
        await settled()
        return bitmap
      },
      fail: async () => {
        reject(new Error('expected a tile, found none'))
        await settled()
      },
    })
    return promise
  }

  nth(index: number): FakeLoading {
    const found = this.loadings.at(index)
    if (!found) throw new Error(`expected a tile ${index} to be loading, found ${this.loadings.length}`)
    return found
  }
}
