import { describe, expect } from 'vitest'
import type { FilterResults } from './filter-program.ts'
import { onGpu, runOnGpu, type GpuEnvironment } from './software-device.ts'

let results: Promise<FilterResults> | undefined

/** The program runs once for all tests. */
const resultsOf = (environment: GpuEnvironment): Promise<FilterResults> =>
  (results ??= runOnGpu<FilterResults>('filter-program.ts', environment))

describe('the filter on the GPU', () => {
  onGpu('agrees with the reference in one pass: at most 1e-4, 1e-5 in the mean', async (environment) => {
    const { passes } = await resultsOf(environment)
    expect(passes).toHaveLength(12)
    for (const { name, errors } of passes)
      for (const { max, mean } of errors) {
        expect(max, name).toBeLessThanOrEqual(1e-4)
        expect(mean, name).toBeLessThanOrEqual(1e-5)
      }
  })

  onGpu('adds up the differences of a pass as the processor does', async (environment) => {
    const { passes, masked } = await resultsOf(environment)
    for (const { name, differenceErrors } of passes)
      for (const error of differenceErrors) expect(error, name).toBeLessThanOrEqual(1e-5)
    expect(Math.abs(masked[0] - masked[1])).toBeLessThanOrEqual(1e-5 * masked[1])
    expect(masked[1]).toBeGreaterThan(10)
  })

  onGpu('stops after the same pass and agrees after all of them', async (environment) => {
    const { iteration } = await resultsOf(environment)
    expect(iteration.counts[0]).toBe(iteration.counts[1])
    for (const { mean, p9999 } of [iteration.base, iteration.diffuse]) {
      expect(mean).toBeLessThanOrEqual(1e-3)
      expect(p9999).toBeLessThanOrEqual(0.05)
    }
  })

  onGpu('gives the same bits again', async (environment) => {
    expect((await resultsOf(environment)).iteration.again).toBe(true)
  })

  onGpu('builds the stack of diffuse images', async (environment) => {
    const { stack } = await resultsOf(environment)
    expect(stack).toHaveLength(3)
    for (const { mean, p9999 } of stack) {
      expect(mean).toBeLessThanOrEqual(1e-3)
      expect(p9999).toBeLessThanOrEqual(0.05)
    }
  })

  onGpu('refuses values that are not numbers, with the code of the processor', async (environment) => {
    const { notFinite } = await resultsOf(environment)
    expect(notFinite).toEqual(Array(4).fill('FILTER_INPUT_NOT_FINITE'))
  })

  onGpu('stops within a pass when it is cancelled, and leaves the image alone', async (environment) => {
    const { cancelled } = await resultsOf(environment)
    expect(cancelled).toEqual({ error: 'cancelled', passes: 2, untouched: true })
  })

  onGpu('names what it cannot do: an image too large, a device that went away', async (environment) => {
    const { tooLarge, lost } = await resultsOf(environment)
    expect([tooLarge, lost]).toEqual(['TOO_LARGE', 'DEVICE_LOST'])
  })
})
