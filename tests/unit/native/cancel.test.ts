import { describe, expect, it } from 'vitest'

import { addon, newCancelCell, sharedFloats, testPlane } from './filter-run.ts'

describe('cancelling', () => {
  it('resolves false without work when the cell is already set', async () => {
    const cancel = newCancelCell().fill(1)
    const [width, height, radius] = [20, 10, 2]
    const strips = sharedFloats(addon.stripPlaneLength(width, height, radius))
    const target = sharedFloats(strips.length)
    const range = { width, height, rowBegin: 0, rowEnd: height, cancel }
    const copy = { ...range, radius, sigmaRange: 4, plane: testPlane(width, height), strips }
    expect(await addon.packStrips(copy)).toBe(false)
    expect(await addon.unpackStrips(copy)).toBe(false)
    const rgb = new Uint8Array(width * height * 3)
    expect(await addon.rgbToLab({ ...range, rgb, lab: sharedFloats(rgb.length) })).toBe(false)
    const pass = { radius, sigmaSpatial: 2, sigmaRange: 4, source: strips, target, mask: null }
    expect(await addon.bilateralRows({ ...range, ...pass, rowDifference: new Float64Array(height) })).toBe(
      false,
    )
    expect(target.every((value) => value === 0)).toBe(true)
  })

  it('stops a running pass on a 12,000 px wide image within 50 ms', async () => {
    const [width, height, radius] = [12_000, 1_500, 5]
    const cancel = newCancelCell()
    const source = sharedFloats(addon.stripPlaneLength(width, height, radius))
    const job = {
      ...{ width, height, radius, rowBegin: 0, rowEnd: height, sigmaSpatial: 4, sigmaRange: 8, cancel },
      ...{ source, target: sharedFloats(source.length), rowDifference: new Float64Array(height), mask: null },
    }
    const started = addon.bilateralRows(job)
    await new Promise((resolve) => setTimeout(resolve, 40))
    const before = performance.now()
    Atomics.store(cancel, 0, 1)
    expect(await started).toBe(false)
    expect(performance.now() - before).toBeLessThan(50)
  })
})
