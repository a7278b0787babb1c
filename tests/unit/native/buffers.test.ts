import { describe, expect, it } from 'vitest'

import { addon, bands, deviation, newCancelCell, referencePlane, testPlane } from './filter-run.ts'

const GUARD = 24 // elements on each side

interface Guarded<T> {
  readonly view: T
  check(): void
}

/** A view of `length` elements into a larger shared buffer whose other bytes hold a pattern. */
function guarded<T extends Float32Array | Float64Array>(
  type: { new (buffer: SharedArrayBuffer, offset: number, length: number): T; BYTES_PER_ELEMENT: number },
  length: number,
  misalignment = 1,
): Guarded<T> {
  const size = type.BYTES_PER_ELEMENT
  const buffer = new SharedArrayBuffer((length + 2 * GUARD + misalignment) * size)
  const bytes = new Uint8Array(buffer).fill(0xa5)
  const begin = (GUARD + misalignment) * size
  return {
    view: new type(buffer, begin, length),
    check: () => {
      const outside = bytes.filter((_, index) => index < begin || index >= begin + length * size)
      expect(outside.every((value) => value === 0xa5)).toBe(true)
    },
  }
}

describe('buffers', () => {
  it.each([
    [1, 1],
    [1, 9],
    [9, 1],
    [7, 7],
    [40, 13],
    [67, 25],
  ])('are written nowhere but where they should be, at any alignment (%i × %i)', async (width, height) => {
    for (let radius = 1; radius <= 7; radius++) {
      const length = addon.stripPlaneLength(width, height, radius)
      const misalignment = (radius * 5 + width) % 16
      const plane = guarded(Float32Array, width * height, 3)
      const source = guarded(Float32Array, length, misalignment)
      const target = guarded(Float32Array, length, 15 - misalignment)
      const result = guarded(Float32Array, width * height, 5)
      const difference = guarded(Float64Array, height)
      plane.view.set(testPlane(width, height, radius))
      const settings = { radius, sigmaSpatial: 2, sigmaRange: 8 }
      const job = { width, height, ...settings, cancel: newCancelCell() }
      const ranges = bands(height, 4)
      for (const range of ranges) {
        await addon.packStrips({ ...job, ...range, plane: plane.view, strips: source.view })
      }
      const before = source.view.slice()
      const pass = { source: source.view, target: target.view, rowDifference: difference.view, mask: null }
      for (const range of ranges) await addon.bilateralRows({ ...job, ...range, ...pass })
      expect(source.view).toEqual(before)
      for (const range of ranges) {
        await addon.unpackStrips({ ...job, ...range, plane: result.view, strips: target.view })
      }
      for (const buffer of [plane, source, target, result, difference]) buffer.check()
      expect(
        deviation(result.view, referencePlane(plane.view, width, height, settings)).max,
      ).toBeLessThanOrEqual(1e-4)
    }
  })

  it('may be ordinary ArrayBuffers', async () => {
    const [width, height, radius] = [33, 12, 2]
    const plane = Float32Array.from(testPlane(width, height))
    const length = addon.stripPlaneLength(width, height, radius)
    const [strips, result] = [new Float32Array(length), new Float32Array(width * height)]
    const job = { width, height, radius, sigmaRange: 4, rowBegin: 0, rowEnd: height, cancel: newCancelCell() }
    expect(await addon.packStrips({ ...job, plane, strips })).toBe(true)
    expect(await addon.unpackStrips({ ...job, plane: result, strips })).toBe(true)
    expect(deviation(result, plane).max).toBeLessThanOrEqual(2e-5)
  })

  it('outside the row range keep their content', async () => {
    const [width, height, radius] = [30, 12, 3]
    const plane = testPlane(width, height)
    const strips = new Float32Array(addon.stripPlaneLength(width, height, radius))
    const target = strips.slice()
    const result = new Float32Array(width * height).fill(-7)
    const rowDifference = new Float64Array(height).fill(-7)
    const job = { width, height, radius, sigmaRange: 4, sigmaSpatial: 2, cancel: newCancelCell() }
    await addon.packStrips({ ...job, rowBegin: 0, rowEnd: height, plane, strips })
    const some = { ...job, rowBegin: 4, rowEnd: 9 }
    await addon.bilateralRows({ ...some, source: strips, target, rowDifference, mask: null })
    await addon.unpackStrips({ ...some, plane: result, strips: target })
    for (let row = 0; row < height; row++) {
      const inside = row >= 4 && row < 9
      expect(rowDifference[row] === -7).toBe(!inside)
      expect(result[row * width] === -7).toBe(!inside)
    }
  })

  it('of an empty row range are left alone', async () => {
    const strips = new Float32Array(addon.stripPlaneLength(10, 5, 1))
    const job = {
      width: 10,
      height: 5,
      radius: 1,
      sigmaRange: 4,
      cancel: newCancelCell(),
      rowBegin: 5,
      rowEnd: 5,
    }
    expect(await addon.packStrips({ ...job, plane: new Float32Array(50).fill(3), strips })).toBe(true)
    expect(strips.every((value) => value === 0)).toBe(true)
  })
})
