import { describe, expect, it } from 'vitest'
import { netImages, referenceColour, skinOfBase } from '../../../../src/main/analysis/net/net-images.ts'
import { createLabImage } from '../../../../src/shared/imaging/pixels.ts'

function baseOf(colours: readonly (readonly [number, number, number])[]) {
  const base = createLabImage({ width: colours.length, height: 1 })
  colours.forEach((colour, x) => {
    colour.forEach((value, channel) => (base.data[channel * colours.length + x] = value))
  })
  return base
}

describe('referenceColour', () => {
  const base = baseOf([
    [60, 12, 17],
    [61, 12, 18],
    [60, 13, 17],
    [20, 1, 2],
    [21, 1, 2],
  ])

  it('is the median of the base, channel by channel, half a sixteenth exact', () => {
    const { width, height, data } = referenceColour(base)
    expect([width, height]).toEqual([1, 1])
    for (const [i, value] of [60, 12, 17].entries())
      expect(Math.abs((data[i] ?? NaN) - value)).toBeLessThanOrEqual(1 / 16)
  })

  it('counts skin alone, and everything where a mask leaves no skin', () => {
    expect(referenceColour(base, [0, 0, 0, 1, 0]).data[0]).toBeCloseTo(20, 0)
    expect(referenceColour(base, [0, 0, 0, 0, 0]).data[0]).toBeCloseTo(60, 0)
  })

  it('takes colours beyond its scale for its ends', () => {
    expect(referenceColour(baseOf([[500, -500, 0]])).data[0]).toBeCloseTo(128, 0)
  })
})

describe('skinOfBase', () => {
  it('takes the pixel in the middle of each pixel of the base, also of odd sides', () => {
    const photo = { width: 5, height: 3 }
    const skin = Uint8Array.from({ length: 15 }, (_, i) => (i % 5 >= 3 ? 1 : 0))
    expect([...skinOfBase(skin, photo, { width: 3, height: 2 })]).toEqual([0, 1, 1, 0, 1, 1])
  })
})

describe('netImages', () => {
  const stack = {
    levels: [0, 1, 2, 3].map((k) => createLabImage({ width: 16 >> k, height: 16 >> k })),
    base: createLabImage({ width: 2, height: 2 }),
  }
  const reference = createLabImage({ width: 1, height: 1 })

  it.each([
    ['diffuse', 1],
    ['stack', 4],
    ['stack-base', 6],
  ] as const)('%s: %i images of three channels', (variant, count) => {
    const images = netImages(variant, stack, reference)
    expect(images).toHaveLength(count)
    expect(images[0]).toBe(stack.levels[0])
  })
})
