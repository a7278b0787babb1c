import { describe, expect, it } from 'vitest'

import {
  CHANNELS,
  deviation,
  filterPlane,
  referencePlane,
  rowSums,
  sharedFloats,
  testPlane,
} from './filter-run.ts'

const SIZES: readonly (readonly [number, number])[] = [
  [1, 1],
  [1, 2],
  [2, 1],
  [1, 37],
  [37, 1],
  [2, 2],
  [3, 5],
  [5, 3],
  [7, 7],
  [8, 8],
  [9, 9],
  [11, 4],
  [15, 16],
  [16, 15],
  [17, 23],
  [63, 9],
  [64, 10],
  [65, 11],
  [101, 33],
  [119, 17],
  [120, 18],
  [121, 19],
  [203, 40],
]

describe('one bilateral pass', () => {
  it.each(SIZES)('agrees with the reference at %i × %i for each channel', async (width, height) => {
    for (const settings of CHANNELS) {
      const plane = testPlane(width, height, width * 1000 + height)
      const { plane: filtered, rowDifference } = await filterPlane(plane, width, height, settings)
      const error = deviation(filtered, referencePlane(plane, width, height, settings))
      expect(error.max).toBeLessThanOrEqual(1e-4)
      expect(error.mean).toBeLessThanOrEqual(1e-5)
      rowSums(plane, filtered, width).forEach((sum, row) => {
        expect(Math.abs(sum - (rowDifference[row] ?? 0))).toBeLessThanOrEqual(2e-5 * width)
      })
    }
  })

  it.each([1, 2, 3, 4, 5, 6, 7])('agrees with the reference for radius %i', async (radius) => {
    for (const [width, height] of [
      [5, 31],
      [83, 29],
      [130, 21],
    ] as const) {
      const settings = { radius, sigmaSpatial: (2 * radius + 1) / 2.7, sigmaRange: 8 }
      const plane = testPlane(width, height, radius)
      const { plane: filtered } = await filterPlane(plane, width, height, settings)
      const error = deviation(filtered, referencePlane(plane, width, height, settings))
      expect(error.max).toBeLessThanOrEqual(1e-4)
      expect(error.mean).toBeLessThanOrEqual(1e-5)
    }
  })

  it.each([
    [0.3, 0.5],
    [0.3, 60],
    [16, 0.5],
    [16, 60],
    [4, 25],
  ])(
    'agrees with the reference at the ends of the parameter table (σs %d, σr %d)',
    async (sigmaSpatial, sigmaRange) => {
      const settings = { radius: 5, sigmaSpatial, sigmaRange }
      const plane = testPlane(97, 41, 3)
      const { plane: filtered } = await filterPlane(plane, 97, 41, settings)
      const error = deviation(filtered, referencePlane(plane, 97, 41, settings))
      // The error of a weight acts in units of σr.
      const scale = Math.max(1, sigmaRange / 8)
      expect(error.max).toBeLessThanOrEqual(1e-4 * scale)
      expect(error.mean).toBeLessThanOrEqual(1e-5 * scale)
    },
  )

  it('agrees with the reference on negative values and steps of full range', async () => {
    const plane = testPlane(90, 30, 9).map((value, index) => (index % 90 < 40 ? -value : value))
    for (const settings of CHANNELS) {
      const { plane: filtered } = await filterPlane(plane, 90, 30, settings)
      expect(deviation(filtered, referencePlane(plane, 90, 30, settings)).max).toBeLessThanOrEqual(1e-4)
    }
  })

  it.each([0, 50, 100, -128])('leaves a constant plane of %d as it is', async (value) => {
    for (const settings of CHANNELS) {
      const plane = sharedFloats(61 * 13).fill(value)
      const { plane: filtered, rowDifference } = await filterPlane(plane, 61, 13, settings)
      expect(deviation(filtered, plane).max).toBeLessThanOrEqual(2e-5)
      expect(Math.max(...rowDifference)).toBeLessThanOrEqual(1e-12)
    }
  })

  it('does not let anything outside the image count: a border pixel of a dark plane stays dark', async () => {
    const plane = sharedFloats(40 * 12).fill(0)
    const { plane: filtered } = await filterPlane(plane, 40, 12, {
      radius: 7,
      sigmaSpatial: 16,
      sigmaRange: 60,
    })
    expect(Math.max(...filtered.map(Math.abs))).toBeLessThanOrEqual(1e-12)
  })
})

describe('iterated passes', () => {
  it('stay with the reference: mean ≤ 1e-3, 99.99th percentile ≤ 0.05', async () => {
    for (const settings of CHANNELS) {
      const plane = testPlane(150, 70, 11)
      const { plane: filtered } = await filterPlane(plane, 150, 70, settings, { passes: 12, bandRows: 23 })
      const error = deviation(filtered, referencePlane(plane, 150, 70, settings, 12))
      expect(error.mean).toBeLessThanOrEqual(1e-3)
      expect(error.p9999).toBeLessThanOrEqual(0.05)
    }
  })
})

describe('bands', () => {
  it.each([1, 2, 3, 5, 7, 16, 40])(
    'of %i rows give the same bits as the whole plane at once',
    async (bandRows) => {
      const [width, height] = [131, 45]
      const plane = testPlane(width, height, 5)
      for (const settings of [...CHANNELS, { radius: 7, sigmaSpatial: 5, sigmaRange: 8 }]) {
        const whole = await filterPlane(plane, width, height, settings, { passes: 2 })
        const banded = await filterPlane(plane, width, height, settings, { passes: 2, bandRows })
        expect(Buffer.from(banded.plane.buffer).equals(Buffer.from(whole.plane.buffer))).toBe(true)
        expect(banded.rowDifference).toEqual(whole.rowDifference)
      }
    },
  )
})

describe('a mask', () => {
  it.each([
    [1, 3],
    [13, 9],
    [100, 21],
  ])(
    'limits the row differences to its pixels at %i × %i and leaves the image alone',
    async (width, height) => {
      const plane = testPlane(width, height, 21)
      const mask = new Uint8Array(new SharedArrayBuffer(width * height)).map((_, i) =>
        (i * 7) % 11 < 5 ? 255 : 0,
      )
      for (const settings of CHANNELS) {
        const unmasked = await filterPlane(plane, width, height, settings)
        const masked = await filterPlane(plane, width, height, settings, { mask })
        expect(masked.plane).toEqual(unmasked.plane)
        const expected = rowSums(plane, unmasked.plane, width, mask)
        masked.rowDifference.forEach((sum, row) => {
          expect(Math.abs(sum - (expected[row] ?? 0))).toBeLessThanOrEqual(2e-5 * width)
        })
      }
    },
  )

  it('of zeros gives no difference at all, one of ones gives all of it', async () => {
    const plane = testPlane(50, 20, 22)
    const settings = { radius: 5, sigmaSpatial: 4, sigmaRange: 8 }
    const none = await filterPlane(plane, 50, 20, settings, { mask: new Uint8Array(1000) })
    const all = await filterPlane(plane, 50, 20, settings, { mask: new Uint8Array(1000).fill(1) })
    const unmasked = await filterPlane(plane, 50, 20, settings)
    expect(Math.max(...none.rowDifference)).toBe(0)
    all.rowDifference.forEach((sum, row) => {
      expect(sum).toBeCloseTo(unmasked.rowDifference[row] ?? Number.NaN, 9)
    })
  })
})
