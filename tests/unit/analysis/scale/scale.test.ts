import { describe, expect, it } from 'vitest'
import { FRESH_PLANES } from '../../../../src/main/analysis/plane-memory.ts'
import { enlargedLab, enlargedSkin, reduceInto } from '../../../../src/main/analysis/scale/enlarged.ts'
import { enlargementFor } from '../../../../src/main/analysis/scale/enlargement.ts'
import { scaleTasks } from '../../../../src/main/analysis/scale/scale-tasks.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import { createLabImage } from '../../../../src/shared/imaging/pixels.ts'

describe('enlargementFor', () => {
  const size = { width: 300, height: 400 }

  it.each([
    [null, 1],
    [8, 1],
    [1.8, 1],
    [1.7, 2],
    [1.0, 3],
    [0.7, 4],
    [0.2, 4],
  ])('at %s px/mm is %d', (pxPerMm, factor) => {
    expect(enlargementFor(size, pxPerMm)).toBe(factor)
  })

  it('stays small where the photo is large', () => {
    expect(enlargementFor({ width: 1500, height: 1000 }, 0.7)).toBe(2)
    expect(enlargementFor({ width: 4000, height: 3000 }, 0.7)).toBe(1)
  })
})

describe('an enlarged photo', () => {
  const services = { runner: new InlineRunner(scaleTasks), planes: FRESH_PLANES }

  it('keeps slopes as they are, and lies over the photo pixel for pixel', async () => {
    const photo = createLabImage({ width: 9, height: 7 })
    const value = (plane: number, x: number, y: number): number => 10 * plane + 2 * x - 3 * y
    photo.data.forEach((_, i) => {
      photo.data[i] = value(Math.floor(i / 63), i % 9, Math.floor((i % 63) / 9))
    })
    const { width, height, data } = await enlargedLab(photo, 3, services)
    expect([width, height]).toEqual([27, 21])
    for (let plane = 0; plane < 3; plane += 1)
      for (let y = 6; y < height - 6; y += 1)
        for (let x = 6; x < width - 6; x += 1)
          expect(data[(plane * height + y) * width + x]).toBeCloseTo(
            value(plane, (x + 0.5) / 3 - 0.5, (y + 0.5) / 3 - 0.5),
            4,
          )
  })

  it('of one pixel is that pixel', async () => {
    const photo = createLabImage({ width: 1, height: 1 })
    photo.data.set([50, 12, -3])
    const { data } = await enlargedLab(photo, 2, services)
    expect(Array.from(data)).toEqual([50, 50, 50, 50, 12, 12, 12, 12, -3, -3, -3, -3])
  })

  it('has each pixel of the skin repeated', async () => {
    const skin = new Uint8Array(new SharedArrayBuffer(4))
    skin.set([0, 255, 130, 7])
    const large = await enlargedSkin({ width: 2, height: 2, data: skin, count: 2 }, 2, services)
    expect(Array.from(large.data)).toEqual([0, 0, 255, 255, 0, 0, 255, 255, 130, 130, 7, 7, 130, 130, 7, 7])
    expect(large.count).toBe(8)
  })

  it('gives maps whose blocks are averaged, rounded to the nearest value', async () => {
    const plane = (values: readonly number[]): Uint16Array<SharedArrayBuffer> => {
      const data = new Uint16Array(new SharedArrayBuffer(2 * values.length))
      data.set(values)
      return data
    }
    const large = plane([1, 2, 10, 10, 3, 5, 10, 11, ...Array<number>(16).fill(65535)])
    const maps = { width: 2, height: 1, data: plane([0, 0, 0, 0, 0, 0]) }
    await reduceInto(maps, { width: 4, height: 2, data: large }, 2, services)
    expect(Array.from(maps.data)).toEqual([3, 10, 65535, 65535, 65535, 65535])
  })
})
