import { describe, expect, it } from 'vitest'
import { watchLive, type LiveLoopServices } from '../../../../../src/renderer/features/capture/live-loop.ts'
import type { CaptureFigures } from '../../../../../src/shared/imaging/capture-figures.ts'

const PICTURE = { width: 1, height: 1, rgba: new Uint8Array(4) }

/** A camera with a clock of its own: `end` stops it, waits cost their time. */
function setUp(given: Partial<LiveLoopServices> = {}, pictures = 5) {
  const controller = new AbortController()
  const seen = { figures: 0, faults: 0, inFlight: 0, mostInFlight: 0, waits: [] as number[] }
  let nowMs = 0
  let left = pictures
  const services: LiveLoopServices = {
    nextPicture: () => {
      if (left === 0) controller.abort()
      left -= 1
      return Promise.resolve()
    },
    grab: () => PICTURE,
    measure: async () => {
      seen.inFlight += 1
      seen.mostInFlight = Math.max(seen.mostInFlight, seen.inFlight)
      await Promise.resolve()
      nowMs += 20
      seen.inFlight -= 1
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
  it('are measured one after the other, never two at once, and not faster than is of use', async () => {
    const { services, seen, controller } = setUp()
    await watchLive(services, controller.signal)
    expect(seen).toMatchObject({ figures: 5, faults: 0, mostInFlight: 1 })
    expect(seen.waits).toEqual([40, 40, 40, 40, 40])
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
    expect(seen.waits[0]).toBe(1000)
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
