import { describe, expect, it } from 'vitest'
import { decodeSrgb } from '../../../src/shared/imaging/colour.ts'
import { COLOUR_SCALES, SCALE_STEPS, srgbBytesOfLab } from '../../../src/shared/imaging/colour-scales.ts'
import { PIGMENTS, type Pigment } from '../../../src/shared/imaging/pigments.ts'

type Triple = readonly [number, number, number]

/** CIE L*, a*, b* of an sRGB colour by the definition, apart from the code under test. */
function labOf([r, g, b]: Triple): Triple {
  const [red, green, blue] = [r, g, b].map((value) => decodeSrgb(value / 255)) as [number, number, number]
  const f = (t: number): number => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29)
  const x = f((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
  const y = f(0.2126729 * red + 0.7151522 * green + 0.072175 * blue)
  const z = f((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

const coloursOf = (pigment: Pigment): Triple[] =>
  Array.from({ length: SCALE_STEPS }, (_, step) => {
    const [r = 0, g = 0, b = 0] = COLOUR_SCALES[pigment].subarray(3 * step, 3 * step + 3)
    return [r, g, b]
  })

const distance = (a: Triple, b: Triple): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

describe.each(PIGMENTS)('the colour scale of %s', (pigment) => {
  const labs = coloursOf(pigment).map(labOf)
  const lightness = labs.map(([l]) => l)

  it('has 256 colours', () => {
    expect(COLOUR_SCALES[pigment]).toHaveLength(3 * 256)
  })

  it('begins nearly white, without colour, and ends dark', () => {
    const [first, last] = [labs[0], labs.at(-1)] as [Triple, Triple]
    expect(first[0]).toBeGreaterThan(95)
    expect(Math.hypot(first[1], first[2])).toBeLessThan(4)
    expect(last[0]).toBeGreaterThan(20)
    expect(last[0]).toBeLessThan(28)
  })

  it('falls in even steps of lightness: nowhere off the straight line by more than one level of sRGB', () => {
    lightness.forEach((found, step) => {
      const wanted = 96 + ((24 - 96) * step) / (SCALE_STEPS - 1)
      expect(Math.abs(found - wanted), `step ${step}`).toBeLessThan(0.45)
    })
  })

  it('never gets lighter with more pigment, and shows a difference of a hundredth', () => {
    const colours = coloursOf(pigment)
    for (let step = 3; step < SCALE_STEPS; step += 1) {
      expect(lightness[step], `step ${step}`).toBeLessThanOrEqual((lightness[step - 1] ?? 0) + 0.25)
      expect(lightness[step], `step ${step}`).toBeLessThan(lightness[step - 3] ?? 0)
      expect(colours[step]).not.toEqual(colours[step - 3])
    }
  })
})

describe('the colour scales', () => {
  it('can be told from one another from a fifth upwards', () => {
    for (const [a, b] of [
      ['red', 'brown'],
      ['red', 'gray'],
      ['brown', 'gray'],
    ] as const)
      for (let step = 51; step < SCALE_STEPS; step += 1) {
        const [one, other] = [coloursOf(a)[step], coloursOf(b)[step]] as [Triple, Triple]
        expect(distance(labOf(one), labOf(other)), `${a} and ${b} at ${step}`).toBeGreaterThan(8)
      }
  })

  it('are coloured by their pigments: red redder than brown, brown yellower than red, gray neutral', () => {
    const [red, brown, gray] = PIGMENTS.map((pigment) => labOf(coloursOf(pigment)[127] ?? [0, 0, 0])) as [
      Triple,
      Triple,
      Triple,
    ]
    expect(red[1]).toBeGreaterThan(brown[1] + 10)
    expect(brown[2]).toBeGreaterThan(red[2] + 10)
    expect(Math.hypot(gray[1], gray[2])).toBeLessThan(12)
  })
})

describe('srgbBytesOfLab', () => {
  it.each([
    [100, 0, 0, [255, 255, 255]],
    [0, 0, 0, [0, 0, 0]],
    [53.24, 80.09, 67.2, [255, 0, 0]],
    [87.73, -86.18, 83.18, [0, 255, 0]],
    [32.3, 79.19, -107.86, [0, 0, 255]],
  ])('gives the sRGB bytes of L* %d, a* %d, b* %d', (l, a, b, expected) => {
    expect(srgbBytesOfLab(l, a, b)).toEqual(expected)
  })

  it('clips what no screen can show', () => {
    expect(srgbBytesOfLab(150, 0, 0)).toEqual([255, 255, 255])
    expect(srgbBytesOfLab(-20, 0, 0)).toEqual([0, 0, 0])
    expect(srgbBytesOfLab(50, 200, 0)[1]).toBe(0)
  })
})
