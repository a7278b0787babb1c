import { describe, expect, it } from 'vitest'
import { shrinkPlane } from '../../../../src/main/analysis/layers/shrink-plane.ts'
import { CancelledError } from '../../../../src/shared/contract/errors.ts'

const bytes = (...values: number[]): Uint8Array<SharedArrayBuffer> => {
  const plane = new Uint8Array(new SharedArrayBuffer(values.length))
  plane.set(values)
  return plane
}
const context = { cancel: new Int32Array(new SharedArrayBuffer(4)), throwIfCancelled: () => undefined }

describe('shrinkPlane', () => {
  it('gives the mean of what each sample stands for, also where sides do not divide', () => {
    const source = bytes(0, 10, 20, 30, 40, 50, 60, 70, 80, 90)
    const small = shrinkPlane(
      { size: { width: 5, height: 2 }, source, targetSize: { width: 2, height: 1 } },
      context,
    )
    // Columns 0 and 1, and 2 to 4.
    expect([...small]).toEqual([30, 55])
  })

  it('keeps sixteen bits', () => {
    const source = new Uint16Array(new SharedArrayBuffer(8))
    source.set([65_535, 65_535, 65_534, 65_532])
    const small = shrinkPlane(
      { size: { width: 2, height: 2 }, source, targetSize: { width: 1, height: 1 } },
      context,
    )
    expect(small).toBeInstanceOf(Uint16Array)
    expect([...small]).toEqual([65_534])
  })

  it('counts samples from a value on as full, the others as nothing', () => {
    const source = bytes(127, 128, 255, 0)
    const size = { width: 4, height: 1 }
    expect([...shrinkPlane({ size, source, targetSize: size, least: 128 }, context)]).toEqual([
      0, 255, 255, 0,
    ])
    const half = shrinkPlane({ size, source, targetSize: { width: 1, height: 1 }, least: 128 }, context)
    expect([...half]).toEqual([128])
  })

  it('leaves a plane of the same size as it is, and stops when it is cancelled', () => {
    const source = bytes(1, 2, 3, 4, 5, 6)
    const size = { width: 3, height: 2 }
    expect([...shrinkPlane({ size, source, targetSize: size }, context)]).toEqual([1, 2, 3, 4, 5, 6])
    const cancelled = {
      ...context,
      throwIfCancelled: () => {
        throw new CancelledError()
      },
    }
    expect(() => shrinkPlane({ size, source, targetSize: size }, cancelled)).toThrow(CancelledError)
  })
})
