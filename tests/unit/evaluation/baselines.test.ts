import { describe, expect, it } from 'vitest'
import {
  erythemaAndMelaninIndex,
  labIndices,
  labOfLinear,
} from '../../../scripts/evaluation/colour-indices.ts'
import { independentComponents, separate } from '../../../scripts/evaluation/independent-components.ts'
import { linearPicture } from '../../../scripts/evaluation/linear-picture.ts'
import { lookUpInversion } from '../../../scripts/evaluation/look-up.ts'
import {
  HAEMOGLOBIN_VECTOR,
  MELANIN_VECTOR,
  amountsOf,
  fixedVectors,
} from '../../../scripts/evaluation/pigment-vectors.ts'
import { pearson } from '../../../scripts/evaluation/statistics.ts'
import { LayeredSkin } from '../../../src/main/simulator/layered-skin.ts'
import { linearSrgbOf } from '../../../src/main/simulator/observer.ts'
import { typicalPhysics } from '../../../src/main/simulator/physics.ts'
import { createRandom } from '../../../src/main/simulator/random.ts'
import type { RgbPlanes } from '../../../src/main/simulator/sensor.ts'

type Rgb = readonly [number, number, number]

/** A picture of one row. */
function row(pixels: readonly Rgb[]): RgbPlanes {
  const plane = (channel: 0 | 1 | 2) => ({
    width: pixels.length,
    height: 1,
    data: Float32Array.from(pixels, (pixel) => pixel[channel]),
  })
  return [plane(0), plane(1), plane(2)]
}

const allSkin = (pixels: number): Uint8Array => new Uint8Array(pixels).fill(1)

/** Light left over by amounts of melanin, haemoglobin and shading along the fixed vectors. */
const lightOf = (melanin: number, haemoglobin: number, shading: number): Rgb => {
  const light = (channel: 0 | 1 | 2): number =>
    Math.exp(-(melanin * MELANIN_VECTOR[channel] + haemoglobin * HAEMOGLOBIN_VECTOR[channel] + shading))
  return [light(0), light(1), light(2)]
}

describe('linear light', () => {
  it('is that of sRGB, and never nothing', () => {
    const data = new Uint8Array(new SharedArrayBuffer(6))
    data.set([255, 188, 0, 255, 188, 0])
    const [red, green, blue] = linearPicture({ width: 2, height: 1, bits: 8, data }, 0)
    expect(red.data[0]).toBeCloseTo(1, 6)
    expect(green.data[0]).toBeCloseTo(0.503, 3)
    expect(blue.data[0]).toBeGreaterThan(0)
  })
})

describe('indices', () => {
  it('are those of their definitions', () => {
    const { red, brown } = erythemaAndMelaninIndex(row([[0.5, 0.05, 0.1]]))
    expect(red?.[0]).toBeCloseTo(100, 4)
    expect(brown?.[0]).toBeCloseTo(-100 * Math.log10(0.5), 4)
  })

  it('white has L* 100 and no colour; darker skin has a higher −ITA°', () => {
    const [lightness, a, b] = labOfLinear(1, 1, 1)
    expect(lightness).toBeCloseTo(100, 3)
    expect(Math.hypot(a, b)).toBeLessThan(0.01)
    const { brown } = labIndices(
      row([
        [0.6, 0.4, 0.3],
        [0.2, 0.12, 0.08],
      ]),
    )
    expect(brown?.[1]).toBeGreaterThan(brown?.[0] ?? NaN)
  })
})

describe('fixed vectors', () => {
  it('invert a density that was made of them', () => {
    const [melanin, haemoglobin, shading] = amountsOf([
      0.7 * MELANIN_VECTOR[0] + 0.2 * HAEMOGLOBIN_VECTOR[0] + 0.4,
      0.7 * MELANIN_VECTOR[1] + 0.2 * HAEMOGLOBIN_VECTOR[1] + 0.4,
      0.7 * MELANIN_VECTOR[2] + 0.2 * HAEMOGLOBIN_VECTOR[2] + 0.4,
    ])
    expect(melanin).toBeCloseTo(0.7, 10)
    expect(haemoglobin).toBeCloseTo(0.2, 10)
    expect(shading).toBeCloseTo(0.4, 10)
  })

  it('melanin is brown, haemoglobin red, shading gray', () => {
    const { red, brown, gray } = fixedVectors(row([lightOf(0.3, 0.8, 0.1)]))
    expect(brown?.[0]).toBeCloseTo(0.3, 5)
    expect(red?.[0]).toBeCloseTo(0.8, 5)
    expect(gray?.[0]).toBeCloseTo(0.1, 5)
  })
})

describe('independent components', () => {
  const random = createRandom(5)
  const COUNT = 4000
  /** Sparse, as spots are, and far from a Gaussian. */
  const spots = (): Float64Array =>
    Float64Array.from({ length: COUNT }, () => (random.chance(0.15) ? random.uniform(0.2, 1) : 0))

  it('finds two mixed sources again, in the order, sign and size of their directions', () => {
    const first = spots()
    const second = spots()
    const mixed = [
      first.map((value, i) => 0.9 * value + 0.5 * (second[i] ?? 0)),
      first.map((value, i) => -0.2 * value + 0.7 * (second[i] ?? 0)),
    ] as const
    const near = [
      [1, -0.1],
      [0.6, 0.6],
    ] as const
    const [a, b] = separate(mixed, near)
    expect(pearson(a, first)).toBeGreaterThan(0.995)
    expect(pearson(b, second)).toBeGreaterThan(0.995)
    const spread = (values: Float64Array): number => Math.max(...values) - Math.min(...values)
    expect(spread(a) / spread(first)).toBeCloseTo(Math.hypot(0.9, 0.2), 1)
    const [swapped] = separate(mixed, [near[1], near[0]])
    expect(pearson(swapped, second)).toBeGreaterThan(0.995)
  })

  it('finds pigments under any shading', () => {
    const melanin = spots()
    const haemoglobin = spots()
    const picture = row(
      Array.from(melanin, (value, i) => lightOf(value, haemoglobin[i] ?? 0, random.uniform(0, 1))),
    )
    const { red = [], brown = [] } = independentComponents(picture, allSkin(COUNT))
    expect(pearson(red, haemoglobin)).toBeGreaterThan(0.98)
    expect(pearson(brown, melanin)).toBeGreaterThan(0.98)
  })

  it('of half a picture that is cloth are those of the skin alone', () => {
    const melanin = spots()
    const haemoglobin = spots()
    const cloth = Array.from(
      melanin,
      () => [random.uniform(0.01, 0.9), 0.1, random.uniform(0.01, 0.9)] as const,
    )
    const skinRow = Array.from(melanin, (value, i) => lightOf(value, haemoglobin[i] ?? 0, 0))
    const skin = Uint8Array.from({ length: 2 * COUNT }, (_, i) => (i < COUNT ? 1 : 0))
    const alone = independentComponents(row(skinRow), allSkin(COUNT))
    const beside = independentComponents(row([...skinRow, ...cloth]), skin)
    expect(beside.red?.subarray(0, COUNT)).toEqual(alone.red)
    expect(beside.brown?.subarray(COUNT)).toEqual(new Float32Array(COUNT))
  })

  it('gives finite numbers for a picture without any contrast', () => {
    const even = row(Array.from({ length: 9 }, () => lightOf(0.2, 0.2, 0)))
    const { red, brown } = independentComponents(even, allSkin(9))
    expect([...(red ?? [NaN]), ...(brown ?? [NaN])].every(Number.isFinite)).toBe(true)
  })
})

describe('look-up', () => {
  it.each([
    [2, 3],
    [6, 1],
    [3, 12],
  ])('finds %d µm of melanin and %d µm of blood again, in the shade too', (melaninUm, bloodUm) => {
    const skin = new LayeredSkin(typicalPhysics())
    const [r, g, b] = linearSrgbOf(skin.reflectance({ melaninUm, bloodUm, dermalMelaninUm: 0 }))
    const { red, brown } = lookUpInversion(
      row([
        [r, g, b],
        [r / 3, g / 3, b / 3],
      ]),
    )
    expect(Math.abs((brown?.[0] ?? NaN) - melaninUm)).toBeLessThan(0.3 + 0.15 * melaninUm)
    expect(Math.abs((red?.[0] ?? NaN) - bloodUm)).toBeLessThan(0.3 + 0.15 * bloodUm)
    expect(red?.[1]).toBe(red?.[0])
  })
})
