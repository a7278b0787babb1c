import { beforeAll, describe, expect, it } from 'vitest'
import { addon, CHANNELS, newCancelCell, sharedFloats, testPlane } from './filter-run.ts'

/** Jobs in the calling thread: the pool's workers do them so. */

const [width, height] = [75, 41]
const { radius, sigmaRange } = CHANNELS[0] ?? { radius: 5, sigmaSpatial: 4, sigmaRange: 8 }
const common = { width, height, rowBegin: 0, rowEnd: height, radius, sigmaRange }
const newStrips = (): Float32Array => sharedFloats(addon.stripPlaneLength(width, height, radius))

describe('runInCallingThread', () => {
  const plane = testPlane(width, height)

  beforeAll(() => {
    addon.runInCallingThread()
  })

  it('has done the job when the call returns, and says so', async () => {
    const strips = newStrips()
    const back = sharedFloats(width * height)
    const packed = addon.packStrips({ ...common, plane, strips, cancel: newCancelCell() })
    const unpacked = addon.unpackStrips({ ...common, plane: back, strips, cancel: newCancelCell() })
    back.forEach((value, i) => {
      expect(value).toBeCloseTo(plane[i] ?? NaN, 3)
    })
    expect(await Promise.all([packed, unpacked])).toEqual([true, true])
  })

  it('resolves false when the cell was raised before', async () => {
    const cancel = newCancelCell()
    cancel[0] = 1
    const strips = newStrips()
    await addon.packStrips({ ...common, plane, strips, cancel: newCancelCell() })
    const job = {
      ...common,
      source: strips,
      target: newStrips(),
      sigmaSpatial: 4,
      rowDifference: new Float64Array(height),
      mask: null,
      cancel,
    }
    expect(await addon.bilateralRows(job)).toBe(false)
  })

  it('rejects with the code of the failure', async () => {
    const broken = plane.slice()
    broken[7] = NaN
    const job = { ...common, plane: broken, strips: newStrips(), cancel: newCancelCell() }
    await expect(addon.packStrips(job)).rejects.toMatchObject({ code: 'FILTER_INPUT_NOT_FINITE' })
  })
})
