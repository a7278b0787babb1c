import { describe, expect, it } from 'vitest'

import { addon, bands, deviation, newCancelCell, randomNumbers, sharedFloats } from './filter-run.ts'

async function convert(
  rgb: Uint8Array | Uint16Array,
  width: number,
  height: number,
  bandRows = height,
): Promise<Float32Array<SharedArrayBuffer>> {
  const lab = sharedFloats(width * height * 3)
  const job = { width, height, rgb, lab, cancel: newCancelCell() }
  await Promise.all(bands(height, bandRows).map((range) => addon.rgbToLab({ ...job, ...range })))
  return lab
}

function reference(rgb: Uint8Array | Uint16Array, width: number, height: number): Float32Array {
  const lab = new Float32Array(width * height * 3)
  addon.referenceLab(rgb, width, height, lab)
  return lab
}

async function expectAgreement(rgb: Uint8Array | Uint16Array, width: number, height: number): Promise<void> {
  const error = deviation(await convert(rgb, width, height), reference(rgb, width, height))
  expect(error.max).toBeLessThanOrEqual(2e-3)
  expect(error.mean).toBeLessThanOrEqual(2e-4)
}

describe('rgbToLab', () => {
  it('agrees with double precision on all 8-bit greys, which have no colour', async () => {
    const rgb = Uint8Array.from({ length: 768 }, (_, index) => Math.floor(index / 3))
    await expectAgreement(rgb, 256, 1)
    const lab = await convert(rgb, 256, 1)
    expect(Math.max(...lab.subarray(256).map(Math.abs))).toBeLessThanOrEqual(1e-4)
  })

  it('agrees on the corners of the cube', async () => {
    const rgb = Uint8Array.from(
      { length: 24 },
      (_, index) => ((Math.floor(index / 3) >> (index % 3)) & 1) * 255,
    )
    await expectAgreement(rgb, 8, 1)
    await expectAgreement(
      Uint16Array.from(rgb, (value) => value * 257),
      2,
      4,
    )
  })

  it.each([
    [1, 1],
    [1, 7],
    [7, 1],
    [513, 3],
    [1031, 67],
  ])('agrees on random colours at %i × %i, 8 and 16 bit', async (width, height) => {
    const random = randomNumbers(width)
    const length = width * height * 3
    await expectAgreement(
      Uint8Array.from({ length }, () => random() * 256),
      width,
      height,
    )
    await expectAgreement(
      Uint16Array.from({ length }, () => random() * 65536),
      width,
      height,
    )
  })

  it('agrees on the darkest 16-bit values, where the curve is a line', async () => {
    const rgb = Uint16Array.from({ length: 3 * 3000 }, (_, index) => Math.floor(index / 3) + (index % 3) * 17)
    await expectAgreement(rgb, 3000, 1)
  })

  it('gives white exactly 100, 0, 0 and black exactly 0, 0, 0', async () => {
    for (const rgb of [
      new Uint8Array([255, 255, 255, 0, 0, 0]),
      new Uint16Array([65535, 65535, 65535, 0, 0, 0]),
    ]) {
      const lab = await convert(rgb, 2, 1)
      const expected = [100, 0, 0, 0, 0, 0]
      lab.forEach((value, index) => {
        expect(Math.abs(value - (expected[index] ?? Number.NaN))).toBeLessThanOrEqual(1e-4)
      })
    }
  })

  it('gives the known values of sRGB red (D65: 53.24, 80.09, 67.20)', async () => {
    const lab = await convert(new Uint8Array([255, 0, 0]), 1, 1)
    expect(lab[0]).toBeCloseTo(53.24, 1)
    expect(lab[1]).toBeCloseTo(80.09, 1)
    expect(lab[2]).toBeCloseTo(67.2, 1)
  })

  it('gives the same bits however rows are cut into bands', async () => {
    const random = randomNumbers(4)
    const rgb = Uint8Array.from({ length: 100 * 31 * 3 }, () => random() * 256)
    expect(await convert(rgb, 100, 31, 3)).toEqual(await convert(rgb, 100, 31))
  })
})
