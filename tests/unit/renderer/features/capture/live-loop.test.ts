import { describe, expect, it } from 'vitest'
import { watchLive, type LiveLoopServices } from '../../../../../src/renderer/features/capture/live-loop.ts'
import type { CaptureFigures } from '../../../../../src/shared/imaging/capture-figures.ts'

const PICTURE = { width: 1, height: 1, packed: new Uint8Array(3), atMs: 0 }

/** A camera with a clock of its own: `end` stops it, waits cost their time. */
function setUp(given: Partial<LiveLoopServices> = {}, pictures = 5) {
  const controller = new AbortController()
  const seen = { figures: 0, faults: 0, waits: [] as number[] }
  let nowMs = 0
  let left = pictures
  const services: LiveLoopServices = {
    nextPicture: async () => {
      // What is under way is answered before the camera goes off.
      await new Promise(setImmediate)
      if (left === 0) controller.abort()
      left -= 1
    },
    grab: () => PICTURE,
    measure: async () => {
      await Promise.resolve()
      nowMs += 20
      return {} as CaptureFigures
    },
    onFigures: () => {
      seen.figures += 1
    },
    onFault: () => {
      seen.faults += 1
    },
    now: () => nowMs,
    wait: (ms) => {
      seen.waits.push(ms)
      nowMs += ms
      return Promise.resolve()
    },
    ...given,
  }
  return { services, seen, controller }
}

describe('the live pictures', () => {
  it('are measured not faster than is of use', async () => {
    const { services, seen, controller } = setUp()
    await watchLive(services, controller.signal)
    expect(seen).toMatchObject({ figures: 5, faults: 0 })
    expect(seen.waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(200)
  })

  it('are waited for no longer because taking them costs time', async () => {
    let nowMs = 0
    const { services, seen, controller } = setUp({
      grab: () => {
        nowMs += 15
        return PICTURE
      },
      now: () => nowMs,
      measure: () => Promise.resolve({} as CaptureFigures),
    })
    await watchLive(services, controller.signal)
    // The picture's 15 ms are a part of the 50 that lie between two.
    expect(seen.waits).toEqual(Array.from({ length: 5 }, () => 35))
  })

  it('go on after one that could not be taken off the video', async () => {
    let taken = 0
    const { services, seen, controller } = setUp({
      grab: () => {
        taken += 1
        if (taken === 2) throw new Error('no memory')
        return PICTURE
      },
    })
    await watchLive(services, controller.signal)
    expect(seen).toMatchObject({ figures: 4, faults: 1 })
    expect(seen.waits).toContain(1000)
  })

  it('are sent while the one before is measured, never more than two at once', async () => {
    const open: (() => void)[] = []
    const { services, seen, controller } = setUp({
      measure: () =>
        new Promise<CaptureFigures>((resolve) => {
          open.push(() => {
            resolve({} as CaptureFigures)
          })
        }),
    })
    const watched = watchLive(services, controller.signal)
    await expect.poll(() => open.length).toBe(2)
    await new Promise(setImmediate)
    expect(open).toHaveLength(2)
    open[0]?.()
    await expect.poll(() => open.length).toBe(3)
    expect(seen.figures).toBe(1)
    open[1]?.()
    open[2]?.()
    await expect.poll(() => open.length).toBe(5)
    open[3]?.()
    open[4]?.()
    await watched
    expect(seen.figures).toBe(5)
  })

  it('are passed over while the camera shows nothing', async () => {
    const { services, seen, controller } = setUp({ grab: () => null })
    await watchLive(services, controller.signal)
    expect(seen.figures).toBe(0)
  })

  it('are tried again after one that could not be measured', async () => {
    let first = true
    const { services, seen, controller } = setUp()
    const { measure } = services
    await watchLive(
      {
        ...services,
        measure: (picture) => {
          if (!first) return measure(picture)
          first = false
          return Promise.reject(new Error('the thread has died'))
        },
      },
      controller.signal,
    )
    expect(seen).toMatchObject({ figures: 4, faults: 1 })
    expect(seen.waits.filter((ms) => ms === 1000)).toHaveLength(1)
  })

  it('say nothing any more once the camera is off', async () => {
    const { services, seen, controller } = setUp()
    await watchLive(
      {
        ...services,
        measure: () => {
          controller.abort()
          return Promise.resolve({} as CaptureFigures)
        },
      },
      controller.signal,
    )
    expect(seen).toMatchObject({ figures: 0, faults: 0 })
  })
})
