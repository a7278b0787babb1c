import { describe, expect, it } from 'vitest'

import { addon, newCancelCell, sharedFloats } from './filter-run.ts'

type Fields = Record<string, unknown>

const [width, height, radius] = [20, 10, 2]
const range: Fields = { width, height, rowBegin: 0, rowEnd: height, cancel: newCancelCell() }
const stripLength = addon.stripPlaneLength(width, height, radius)
const copyJob: Fields = {
  ...range,
  radius,
  sigmaRange: 4,
  plane: sharedFloats(width * height),
  strips: sharedFloats(stripLength),
}
const passJob: Fields = {
  ...range,
  ...{ radius, sigmaSpatial: 2, sigmaRange: 4, mask: null },
  ...{
    source: sharedFloats(stripLength),
    target: sharedFloats(stripLength),
    rowDifference: new Float64Array(height),
  },
}
const labJob: Fields = {
  ...range,
  rgb: new Uint8Array(width * height * 3),
  lab: sharedFloats(width * height * 3),
}

/** Calls with arguments that the types forbid. */
const call = (name: 'rgbToLab' | 'packStrips' | 'unpackStrips' | 'bilateralRows', job: unknown): unknown =>
  (addon[name] as (job: unknown) => unknown)(job)

describe('bad arguments throw a TypeError that names function, field, expectation and what came', () => {
  it.each([
    [undefined, /^bilateralRows: job: expected an object, received undefined$/],
    [{ ...passJob, width: 0 }, /width: expected a whole number from 1 to \d+, received the number 0/],
    [{ ...passJob, width: 20.5 }, /width: .*received the number 20.5/],
    [{ ...passJob, width: Number.NaN }, /width: /],
    [{ ...passJob, height: '10' }, /height: .*received a string/],
    [{ ...passJob, width: 30_000, height: 30_000, rowEnd: 1 }, /width and height: expected at most/],
    [{ ...passJob, rowBegin: -1 }, /rowBegin: /],
    [{ ...passJob, rowEnd: 11 }, /rowEnd: expected a whole number from 0 to 10, received the number 11/],
    [{ ...passJob, rowBegin: 5, rowEnd: 4 }, /rowEnd: expected a whole number from 5 to 10/],
    [{ ...passJob, radius: 0 }, /radius: /],
    [{ ...passJob, radius: 8 }, /radius: expected a whole number from 1 to 7, received the number 8/],
    [{ ...passJob, radius: 7 }, /source: expected at least \d+ elements, received \d+/],
    [{ ...passJob, sigmaSpatial: 0 }, /sigmaSpatial: /],
    [{ ...passJob, sigmaRange: Number.POSITIVE_INFINITY }, /sigmaRange: /],
    [{ ...passJob, sigmaRange: undefined }, /sigmaRange: .*received undefined/],
    [
      { ...passJob, source: new Float64Array(stripLength) },
      /source: expected a Float32Array, received a Float64Array/,
    ],
    [
      { ...passJob, source: new DataView(new ArrayBuffer(8)) },
      /source: expected a Float32Array, received an object/,
    ],
    [{ ...passJob, target: sharedFloats(stripLength - 1) }, /target: expected at least/],
    [{ ...passJob, target: passJob['source'] }, /source and target: expected memory that does not overlap/],
    [
      { ...passJob, rowDifference: new Float64Array(9) },
      /rowDifference: expected at least 10 elements, received 9/,
    ],
    [{ ...passJob, mask: new Uint8Array(199) }, /mask: expected 200 elements, received 199/],
    [{ ...passJob, mask: undefined }, /mask: expected a Uint8Array, received undefined/],
    [{ ...passJob, cancel: new Int32Array(0) }, /cancel: expected at least 1 elements, received 0/],
    [{ ...passJob, cancel: null }, /cancel: expected a Int32Array, received null/],
  ])('bilateralRows %#', (job, message) => {
    expect(() => call('bilateralRows', job)).toThrow(TypeError)
    expect(() => call('bilateralRows', job)).toThrow(message)
  })

  it.each([
    [{ ...copyJob, plane: sharedFloats(199) }, /plane: expected 200 elements, received 199/],
    [{ ...copyJob, strips: sharedFloats(10) }, /strips: expected at least/],
    [{ ...copyJob, strips: null }, /strips: expected a Float32Array, received null/],
  ])('packStrips and unpackStrips %#', (job, message) => {
    expect(() => call('packStrips', job)).toThrow(message)
    expect(() => call('unpackStrips', job)).toThrow(message)
  })

  it('planes and strips that share memory', () => {
    const memory = sharedFloats(stripLength + 100)
    const job = {
      ...copyJob,
      plane: memory.subarray(stripLength - 10, stripLength + 190 - 100).subarray(0, 0),
    }
    expect(() => call('packStrips', job)).toThrow(/plane: expected 200 elements/)
    const strips = sharedFloats(stripLength + 200)
    const overlapping = {
      ...copyJob,
      strips: strips.subarray(0, stripLength),
      plane: strips.subarray(100, 300),
    }
    expect(() => call('unpackStrips', overlapping)).toThrow(
      /plane and strips: expected memory that does not overlap/,
    )
    const apart = { ...copyJob, strips: strips.subarray(0, stripLength), plane: strips.subarray(stripLength) }
    expect(() => call('unpackStrips', apart)).not.toThrow()
  })

  it.each([
    [{ ...labJob, rgb: new Uint8Array(599) }, /rgbToLab: rgb: expected 600 elements, received 599/],
    [
      { ...labJob, rgb: sharedFloats(600) },
      /rgb: expected a Uint8Array or a Uint16Array, received a Float32Array/,
    ],
    [{ ...labJob, rgb: new Uint8ClampedArray(600) }, /rgb: .*received a Uint8ClampedArray/],
    [{ ...labJob, lab: sharedFloats(601) }, /lab: expected 600 elements, received 601/],
  ])('rgbToLab %#', (job, message) => {
    expect(() => call('rgbToLab', job)).toThrow(message)
  })

  it('stripPlaneLength and the references', () => {
    expect(() => addon.stripPlaneLength(0, 1, 1)).toThrow(/stripPlaneLength: width: /)
    expect(() => addon.stripPlaneLength(1, 1, 8)).toThrow(/stripPlaneLength: radius: .* from 1 to 7/)
    const plane = new Float32Array(6)
    expect(() => {
      addon.referenceBilateral(plane, plane, 3, 2, 1, 1, 1)
    }).toThrow(/source and target/)
    expect(() => {
      addon.referenceLab(new Uint8Array(5), 2, 1, plane)
    }).toThrow(/referenceLab: rgb: expected 6 elements, received 5/)
  })

  it('an exception of a getter comes out as it is', () => {
    const job = {
      ...passJob,
      get radius(): number {
        throw new RangeError('mine')
      },
    }
    expect(() => call('bilateralRows', job)).toThrow(RangeError)
  })
})
