import { describe, expect, it } from 'vitest'
import { packed, packedLength, unpack } from '../../../src/shared/imaging/packed-picture.ts'

/** A picture with its alpha, and back without it. */
function thereAndBack(
  size: { width: number; height: number },
  colourAt: (x: number, y: number) => readonly [number, number, number],
) {
  const { width, height } = size
  const rgba = Uint8ClampedArray.from({ length: 4 * width * height }, (_, at) => {
    const [pixel, channel] = [at >> 2, at & 3]
    return channel === 3 ? 255 : (colourAt(pixel % width, Math.floor(pixel / width))[channel] as number)
  })
  const bytes = packed(rgba, size)
  const rgb = new Uint8Array(3 * width * height)
  unpack(bytes, size, rgb)
  const off = Array.from(rgb, (value, at) =>
    Math.abs(value - (rgba[4 * Math.floor(at / 3) + (at % 3)] as number)),
  )
  return { bytes, rgb, mostOff: off.reduce((most, by) => Math.max(most, by), 0) }
}

describe('a packed picture', () => {
  it.each([
    [640, 360, 345_600],
    [3, 5, 27],
    [1, 1, 3],
  ])('of %i × %i pixels has %i bytes', (width, height, bytes) => {
    expect(packedLength({ width, height })).toBe(bytes)
    expect(thereAndBack({ width, height }, () => [9, 8, 7]).bytes).toHaveLength(bytes)
  })

  it('keeps black, white and greys to the last bit: what is burnt out stays so', () => {
    for (let grey = 0; grey < 256; grey += 1)
      expect(thereAndBack({ width: 2, height: 2 }, () => [grey, grey, grey]).mostOff).toBe(0)
  })

  it.each([
    [200, 150, 120],
    [92, 58, 44],
    [255, 200, 180],
    [255, 0, 0],
    [0, 0, 255],
  ])('keeps a colour (%i, %i, %i) to two steps', (...colour) => {
    expect(thereAndBack({ width: 3, height: 3 }, () => colour).mostOff).toBeLessThanOrEqual(2)
  })

  it('keeps edges between pixels of one hue as sharp as they were', () => {
    const { rgb } = thereAndBack({ width: 5, height: 3 }, (x) =>
      x % 2 === 0 ? [40, 40, 40] : [210, 210, 210],
    )
    expect([...rgb.subarray(0, 15)]).toEqual([40, 210, 40, 210, 40].flatMap((grey) => [grey, grey, grey]))
  })

  it('shares the colour of two by two pixels, at odd borders of what is there', () => {
    const { rgb } = thereAndBack({ width: 3, height: 1 }, (x) => (x < 2 ? [120, 100, 100] : [100, 100, 120]))
    const [first, second, third] = [rgb.subarray(0, 3), rgb.subarray(3, 6), rgb.subarray(6, 9)]
    expect(first).toEqual(second)
    expect((third[2] as number) - (third[0] as number)).toBeGreaterThan(15)
  })
})
