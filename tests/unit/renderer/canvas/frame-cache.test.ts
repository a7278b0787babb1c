import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FrameCache } from '../../../../src/renderer/canvas/frame-cache.ts'

interface Asked {
  readonly path: string
  readonly signal: AbortSignal
  readonly arrive: () => void
  readonly fail: () => void
}

const SIDE = 10
const BYTES = 4 * SIDE * SIDE

let asked: Asked[]
let closed: string[]
let cache: FrameCache

beforeEach(() => {
  asked = []
  closed = []
  cache = new FrameCache({
    load: (path, signal) => {
      const { promise, resolve, reject } = Promise.withResolvers<ImageBitmap>()
      const picture = { width: SIDE, height: SIDE, close: () => void closed.push(path) }
      asked.push({
        path,
        signal,
        arrive: () => {
          resolve(picture)
        },
        fail: () => {
          reject(new Error('not there'))
        },
      })
      return promise
    },
    maxBytes: 3 * BYTES,
    maxLoading: 2,
  })
})

const paths = (): string[] => asked.map(({ path }) => path)
/** Lets everything arrive that is asked for, until nothing more is. */
async function settle(): Promise<void> {
  for (let done = 0; done < asked.length;) {
    asked[done]?.arrive()
    done += 1
    await new Promise((resolve) => setTimeout(resolve))
  }
}

describe('FrameCache', () => {
  it('loads what is wanted in its order, so many at once', async () => {
    cache.want(['a', 'b', 'c'])
    expect(paths()).toEqual(['a', 'b'])
    asked[1]?.arrive()
    await vi.waitFor(() => {
      expect(paths()).toEqual(['a', 'b', 'c'])
    })
    await settle()
    expect(cache.get('a')).not.toBeNull()
    expect(cache.bytes).toBe(3 * BYTES)
  })

  it('holds no more than there is room for, and what is wanted most', async () => {
    cache.want(['a', 'b', 'c', 'd', 'e'])
    await settle()
    expect(cache.bytes).toBe(3 * BYTES)
    expect(['a', 'b', 'c'].every((path) => cache.get(path) !== null)).toBe(true)
    cache.want(['d', 'c', 'b', 'a', 'e'])
    await settle()
    expect(cache.bytes).toBe(3 * BYTES)
    expect(['d', 'c', 'b'].every((path) => cache.get(path) !== null)).toBe(true)
    expect(closed).toContain('a')
  })

  it('asks for nothing again that is there, or that it has no room for', async () => {
    cache.want(['a', 'b', 'c', 'd'])
    await settle()
    const before = asked.length
    cache.want(['b', 'a', 'c', 'd'])
    await settle()
    expect(asked).toHaveLength(before)
  })

  it('stops loading, and lets go of, what nobody wants any more', async () => {
    cache.want(['a', 'b'])
    asked[0]?.arrive()
    await vi.waitFor(() => {
      expect(cache.get('a')).not.toBeNull()
    })
    cache.want([])
    expect(asked[1]?.signal.aborted).toBe(true)
    asked[1]?.arrive()
    await vi.waitFor(() => {
      expect(closed).toEqual(['a', 'b'])
    })
    expect(cache.bytes).toBe(0)
  })

  it('says what failed, goes on, and tries again when it is wanted anew', async () => {
    const told: string[] = []
    cache.onPicture((path) => told.push(path))
    cache.want(['a', 'b', 'c'])
    asked[0]?.fail()
    await vi.waitFor(() => {
      expect(paths()).toEqual(['a', 'b', 'c'])
    })
    expect(cache.hasFailed('a')).toBe(true)
    expect(told).toEqual(['a'])
    cache.want(['a', 'b', 'c'])
    expect(paths()).toEqual(['a', 'b', 'c'])
    cache.want(['b', 'c'])
    asked[1]?.arrive()
    await vi.waitFor(() => {
      expect(cache.get('b')).not.toBeNull()
    })
    cache.want(['a', 'b', 'c'])
    expect(paths()).toEqual(['a', 'b', 'c', 'a'])
  })
})
