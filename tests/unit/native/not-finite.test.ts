import { describe, expect, it } from 'vitest'

import { addon, newCancelCell, testPlane } from './filter-run.ts'

describe('packStrips', () => {
  const [width, height, radius] = [21, 9, 2]
  const pack = (plane: Float32Array, rowBegin = 0, rowEnd = height): Promise<boolean> => {
    const strips = new Float32Array(addon.stripPlaneLength(width, height, radius))
    return addon.packStrips({
      width,
      height,
      radius,
      sigmaRange: 4,
      rowBegin,
      rowEnd,
      cancel: newCancelCell(),
      plane,
      strips,
    })
  }

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 3e38])(
    'refuses %d',
    async (value) => {
      for (const index of [0, 20, 95, width * height - 1]) {
        const plane = testPlane(width, height)
        plane[index] = value
        await expect(pack(plane)).rejects.toMatchObject({ code: 'FILTER_INPUT_NOT_FINITE' })
        await expect(pack(plane)).rejects.toBeInstanceOf(Error)
      }
    },
  )

  it('looks only at the rows it copies', async () => {
    const plane = testPlane(width, height)
    plane[0] = Number.NaN
    expect(await pack(plane, 1)).toBe(true)
  })
})
