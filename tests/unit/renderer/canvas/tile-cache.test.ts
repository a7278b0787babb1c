import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TileCache } from '../../../../src/renderer/canvas/tile-cache.ts'
import { tilePath } from '../../../../src/shared/contract/tile-path.ts'
import { FakeBitmap, FakeLoader, request, SET, settled } from './fake-tiles.ts'

const MEBIBYTE = 2 ** 20
const pathOf = (column: number): string => tilePath(request(column))
const pathsOf = (...columns: number[]): string[] => columns.map(pathOf)
const requests = (...columns: number[]) => columns.map((column) => request(column))

let loader: FakeLoader
let viewer: object

beforeEach(() => {
  loader = new FakeLoader()
  viewer = {}
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] })
})

afterEach(() => {
  vi.useRealTimers()
})

/** The pause after the n-th failure of a tile, from 1. */
const pass = (failures: number): void => {
  vi.advanceTimersByTime(200 * 2 ** (failures - 1))
}

const cacheOf = (options: { maxBytes?: number; maxLoading?: number } = {}): TileCache =>
  new TileCache({ load: loader.load, ...options })

/** Loads tiles one after another and lets go of them. */
async function filled(cache: TileCache, ...columns: number[]): Promise<FakeBitmap[]> {
  const bitmaps: FakeBitmap[] = []
  for (const column of columns) {
    cache.want(viewer, requests(column))
    bitmaps.push(await loader.nth(-1).arrive())
  }
  cache.want(viewer, [])
  return bitmaps
}

describe('TileCache', () => {
  it('loads what is wanted once, and has it from then on', async () => {
    const cache = cacheOf()
    expect(cache.get(request(0))).toBeNull()
    cache.want(viewer, requests(0))
    cache.want(viewer, requests(0))
    cache.want({}, requests(0))
    expect(loader.paths).toEqual(pathsOf(0))
    const bitmap = await loader.nth(0).arrive()
    expect(cache.get(request(0))).toBe(bitmap)
    expect(cache.get(request(1))).toBeNull()
    cache.want(viewer, requests(0))
    expect(loader.paths).toEqual(pathsOf(0))
    expect([cache.bytes, cache.outstanding]).toEqual([MEBIBYTE, 0])
  })

  it('tells of every tile that has arrived, until one stops listening', async () => {
    const cache = cacheOf()
    const told: string[] = []
    const end = cache.onTile((path) => told.push(path))
    cache.want(viewer, requests(0, 1))
    await loader.nth(1).arrive()
    expect(told).toEqual(pathsOf(1))
    end()
    await loader.nth(0).arrive()
    expect(told).toEqual(pathsOf(1))
  })

  it('loads no more at once than it may, in the order of the wish', async () => {
    const cache = cacheOf({ maxLoading: 2 })
    cache.want(viewer, requests(3, 1, 2, 0))
    expect(loader.paths).toEqual(pathsOf(3, 1))
    expect(cache.outstanding).toBe(4)
    await loader.nth(1).arrive()
    expect(loader.paths).toEqual(pathsOf(3, 1, 2))
    await loader.nth(0).fail()
    expect(loader.loadings).toHaveLength(4)
    expect(cache.outstanding).toBe(3)
  })

  it('never loads what waits and is not wanted any more', async () => {
    const cache = cacheOf({ maxLoading: 1 })
    cache.want(viewer, requests(0, 1, 2))
    cache.want(viewer, requests(5))
    await loader.nth(0).arrive()
    expect(loader.paths).toEqual(pathsOf(0, 5))
    cache.want(viewer, [])
    await loader.nth(1).arrive()
    expect(loader.paths).toEqual(pathsOf(0, 5))
  })

  it('serves viewers in turns, so that all fill from their middles', async () => {
    const cache = cacheOf({ maxLoading: 1 })
    cache.want({}, requests(0, 1, 2))
    cache.want({}, requests(10, 11, 12))
    cache.want({}, requests(20))
    for (let i = 0; i < 7; i += 1) await loader.nth(i).arrive()
    expect(loader.paths).toEqual(pathsOf(0, 10, 20, 1, 11, 2, 12))
  })

  it('drops the tiles that were used longest ago, and closes them', async () => {
    const cache = cacheOf({ maxBytes: 3 * MEBIBYTE })
    const [zero, one, two] = await filled(cache, 0, 1, 2)
    cache.get(request(0))
    const [three] = await filled(cache, 3)
    expect([zero, one, two, three].map((bitmap) => bitmap?.closed)).toEqual([0, 1, 0, 0])
    expect(cache.get(request(1))).toBeNull()
    expect(cache.bytes).toBe(3 * MEBIBYTE)
  })

  it('counts the bytes of a tile by its own size', async () => {
    const cache = cacheOf()
    cache.want(viewer, requests(0))
    await loader.nth(0).arrive(new FakeBitmap(100, 7))
    expect(cache.bytes).toBe(2800)
  })

  it('keeps what is wanted even where it is too much, without loading it again and again', async () => {
    const cache = cacheOf({ maxBytes: 2 * MEBIBYTE, maxLoading: 2 })
    const other = {}
    cache.want(viewer, requests(0, 1, 2))
    cache.want(other, requests(3))
    const bitmaps: FakeBitmap[] = []
    for (let i = 0; i < 4; i += 1) bitmaps.push(await loader.nth(i).arrive())
    expect(loader.loadings).toHaveLength(4)
    expect(bitmaps.map(({ closed }) => closed)).toEqual([0, 0, 0, 0])
    expect(cache.outstanding).toBe(0)
    cache.want(other, [])
    cache.want(viewer, requests(2))
    expect(cache.bytes).toBe(2 * MEBIBYTE)
    expect(bitmaps.reduce((sum, { closed }) => sum + closed, 0)).toBe(2)
    expect(cache.get(request(2))).not.toBeNull()
    expect(loader.loadings).toHaveLength(4)
  })

  it('tries a tile that fails five times, with pauses that grow, and others meanwhile', async () => {
    const cache = cacheOf({ maxLoading: 1 })
    cache.want(viewer, requests(0, 1))
    await loader.nth(-1).fail()
    expect(loader.paths).toEqual(pathsOf(0, 1))
    await loader.nth(-1).arrive()
    for (let failures = 1; failures < 5; failures += 1) {
      vi.advanceTimersByTime(200 * 2 ** (failures - 1) - 1)
      expect(loader.loadings).toHaveLength(failures + 1)
      expect(cache.outstanding).toBe(1)
      vi.advanceTimersByTime(1)
      expect(loader.nth(-1).path).toBe(pathOf(0))
      await loader.nth(-1).fail()
    }
    vi.advanceTimersByTime(60_000)
    cache.want(viewer, requests(0))
    expect(loader.loadings).toHaveLength(6)
    expect(cache.outstanding).toBe(0)
  })

  it('takes a tile that came at last as any other', async () => {
    const cache = cacheOf()
    cache.want(viewer, requests(0))
    await loader.nth(-1).fail()
    pass(1)
    await loader.nth(-1).fail()
    pass(2)
    await loader.nth(-1).arrive()
    expect(cache.get(request(0))).not.toBeNull()
    expect(loader.loadings).toHaveLength(3)
  })

  it('forgets everything where nothing is to be kept: closes, stops, and tries again what failed', async () => {
    const cache = cacheOf({ maxLoading: 3 })
    const [kept] = await filled(cache, 0)
    cache.want(viewer, requests(1))
    for (let failures = 1; failures <= 5; failures += 1) {
      await loader.nth(-1).fail()
      pass(failures)
    }
    cache.want(viewer, requests(2, 3, 4, 5))
    const late = loader.nth(-1)
    const before = loader.loadings.length
    cache.keepOnly([])
    expect([kept?.closed, cache.bytes, cache.outstanding]).toEqual([1, 0, 0])
    expect(loader.loadings.slice(-3).every(({ signal }) => signal.aborted)).toBe(true)
    await settled()
    expect(loader.loadings).toHaveLength(before)

    const told: string[] = []
    cache.onTile((path) => told.push(path))
    expect((await late.arrive()).closed).toBe(1)
    expect([told, cache.bytes]).toEqual([[], 0])
    expect(cache.get(request(4))).toBeNull()

    cache.want(viewer, requests(1))
    await loader.nth(-1).arrive()
    expect(cache.get(request(1))).not.toBeNull()
  })

  it('keeps the layers of the sets that are still there', async () => {
    const cache = cacheOf()
    const [kept] = await filled(cache, 0)
    cache.keepOnly([SET])
    expect(cache.get(request(0))).toBe(kept?.bitmap)
    cache.keepOnly(['00000000-0000-4000-8000-000000000000'])
    expect(cache.get(request(0))).toBeNull()
    expect([kept?.closed, cache.bytes]).toEqual([1, 0])
  })

  it('does not mistake what was loading before it was cleared for the same tile afterwards', async () => {
    const cache = cacheOf()
    cache.want(viewer, requests(0))
    cache.keepOnly([])
    cache.want(viewer, requests(0))
    const [old, fresh] = [loader.nth(0), loader.nth(1)]
    await old.fail()
    expect(cache.outstanding).toBe(1)
    const bitmap = await fresh.arrive()
    expect(cache.get(request(0))).toBe(bitmap)
  })
})
