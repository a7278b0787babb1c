import { describe, expect, it } from 'vitest'
import { CHANGE_SCALE, CHANGE_STEPS, changeStep } from '../../../src/shared/imaging/change-scale.ts'
import { decodeSrgb } from '../../../src/shared/imaging/colour.ts'

type Triple = readonly [number, number, number]

const linear = (step: number): Triple => {
  const [r = 0, g = 0, b = 0] = CHANGE_SCALE.subarray(3 * step, 3 * step + 3)
  return [decodeSrgb(r / 255), decodeSrgb(g / 255), decodeSrgb(b / 255)]
}

/** CIE L*, a*, b* of linear sRGB by the definition, apart from the code under test. */
function labOf([red, green, blue]: Triple): Triple {
  const f = (t: number): number => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29)
  const x = f((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
  const y = f(0.2126729 * red + 0.7151522 * green + 0.072175 * blue)
  const z = f((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** Full protanopia, deuteranopia and tritanopia in linear sRGB (Machado, Oliveira and Fernandes 2009). */
const COLOUR_VISION: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const distance = (a: Triple, b: Triple): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
const MIDDLE = (CHANGE_STEPS - 1) / 2
const labs = Array.from({ length: CHANGE_STEPS }, (_, step) => labOf(linear(step)))
const labAt = (step: number): Triple => labs[step] as Triple

describe('the colour scale of change', () => {
  it('has an odd number of steps and no colour in the middle', () => {
    expect(CHANGE_SCALE).toHaveLength(3 * 255)
    expect(Math.hypot(labAt(MIDDLE)[1], labAt(MIDDLE)[2])).toBeLessThan(1)
    expect(labAt(MIDDLE)[0]).toBeGreaterThan(95)
  })

  it('falls to both sides in the same even steps of lightness', () => {
    labs.forEach(([lightness], step) => {
      const wanted = 96 + ((48 - 96) * Math.abs(step - MIDDLE)) / MIDDLE
      expect(Math.abs(lightness - wanted), `step ${step}`).toBeLessThan(0.45)
    })
  })

  it('takes steps that look equal: no five of them differ by more than a fifth from their mean', () => {
    const steps = labs.slice(5).map((lab, index) => distance(lab, labAt(index)))
    // The two colours meet in the middle; there a step leads from one to the other.
    const apart = steps.filter((_, index) => Math.abs(index + 2.5 - MIDDLE) > 5)
    const mean = apart.reduce((sum, value) => sum + value, 0) / apart.length
    for (const step of apart) expect(Math.abs(step / mean - 1)).toBeLessThan(0.2)
  })

  it.each(Object.entries(COLOUR_VISION))('tells less from more with %s, from a fifth on', (_, matrix) => {
    const seen = (step: number): Triple => {
      const colour = linear(step)
      return labOf(matrix.map((row) => row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2]) as never)
    }
    for (let away = Math.round(MIDDLE / 5); away <= MIDDLE; away += 1)
      expect(distance(seen(MIDDLE - away), seen(MIDDLE + away)), `${away} steps`).toBeGreaterThan(8)
  })
})

describe('changeStep', () => {
  it.each([
    [0, 127],
    [0.4, 254],
    [-0.4, 0],
    [9, 254],
    [-9, 0],
    [0.2, 191],
    [-0.2, 64],
  ])('of %d on a scale up to 0.4 is %d', (change, step) => {
    expect(Math.abs(changeStep(change, 0.4) - step)).toBeLessThan(1)
  })
})
