import { describe, expect, it } from 'vitest'
import { netInput } from '../../../../src/main/analysis/skin/net-input.ts'
import type { WorkPicture } from '../../../../src/main/analysis/skin/work-picture.ts'

const NO_MEAN = [0, 0, 0] as const

/** A picture whose pixel at (x, y) has this red; green is 1 more and blue 2 more. */
function picture(width: number, height: number, redAt: (x: number, y: number) => number): WorkPicture {
  const data = new Uint8Array(new SharedArrayBuffer(3 * width * height))
  for (let at = 0; at < width * height; at += 1)
    for (const channel of [0, 1, 2])
      data[3 * at + channel] = redAt(at % width, Math.floor(at / width)) + channel
  return { width, height, data, part: { x: 0, y: 0, width, height } }
}

const square = (x: number, y: number, side: number) => ({ x, y, width: side, height: side })

/** One channel of a net's input, in the picture's units. */
const plane = (input: Float32Array, side: number, channel: 0 | 1 | 2): readonly number[] =>
  Array.from(input.subarray(channel * side * side, (channel + 1) * side * side), (value) =>
    Number((255 * value).toFixed(3)),
  )

describe("a net's input", () => {
  const counted = picture(3, 2, (x, y) => 10 * (3 * y + x))

  it('is the pixels themselves where the square is as large as the input, channel by channel', () => {
    const input = netInput(counted, square(1, 0, 2), 2, NO_MEAN)
    expect(input).toHaveLength(12)
    expect(plane(input, 2, 0)).toEqual([10, 20, 40, 50])
    expect(plane(input, 2, 1)).toEqual([11, 21, 41, 51])
    expect(plane(input, 2, 2)).toEqual([12, 22, 42, 52])
  })

  it('has the mean of each channel taken away, also where there is no picture', () => {
    const input = netInput(counted, square(2, 1, 2), 2, [5, 6, 7])
    expect(plane(input, 2, 0)).toEqual([45, -5, -5, -5])
    expect(plane(input, 2, 1)).toEqual([45, -6, -6, -6])
    expect(plane(input, 2, 2)).toEqual([45, -7, -7, -7])
  })

  it('is black where the picture goes on but not the part that is meant', () => {
    const inside = { x: 1, y: 0, width: 1, height: 2 }
    expect(plane(netInput(counted, square(0, 0, 2), 2, NO_MEAN, inside), 2, 0)).toEqual([0, 10, 0, 40])
  })

  it('goes evenly from pixel to pixel where it is enlarged', () => {
    const ramp = picture(4, 4, (x) => 40 * x)
    const input = plane(netInput(ramp, square(1, 1, 2), 4, NO_MEAN), 4, 0)
    expect(input.slice(0, 4)).toEqual([30, 50, 70, 90])
    expect(input.slice(12)).toEqual([30, 50, 70, 90])
  })

  it('is the mean of all pixels that it stands for where it is shrunk, so that none is jumped over', () => {
    const stripes = picture(6, 6, (x) => (x % 3 === 1 ? 90 : 0))
    expect(plane(netInput(stripes, square(0, 0, 6), 2, NO_MEAN), 2, 0)).toEqual([30, 30, 30, 30])
    const dot = picture(6, 6, (x, y) => (x === 5 && y === 0 ? 90 : 0))
    expect(plane(netInput(dot, square(0, 0, 6), 2, NO_MEAN), 2, 0)).toEqual([0, 10, 0, 0])
  })

  it('may begin between pixels', () => {
    const ramp = picture(4, 4, (x, y) => 40 * x + 4 * y)
    expect(plane(netInput(ramp, square(0.5, 0.25, 1), 1, NO_MEAN), 1, 0)).toEqual([21])
  })

  it('of a single pixel is that pixel, whatever its size', () => {
    const one = picture(1, 1, () => 77)
    expect(plane(netInput(one, square(0, 0, 1), 3, NO_MEAN), 3, 0)).toEqual(Array(9).fill(77))
  })
})
