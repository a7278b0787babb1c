import { describe, expect, it } from 'vitest'
import { rowBands } from '../../../src/main/analysis/row-bands.ts'

describe('rowBands', () => {
  it.each([
    [1, 8],
    [95, 8],
    [192, 8],
    [193, 2],
    [3000, 8],
    [12_000, 16],
  ])('covers %d rows without gap or overlap when cut %d ways', (height, count) => {
    const bands = rowBands(height, count)
    expect(bands[0]?.rowBegin).toBe(0)
    expect(bands.at(-1)?.rowEnd).toBe(height)
    bands.slice(1).forEach((band, i) => {
      expect(band.rowBegin).toBe(bands[i]?.rowEnd)
    })
    expect(bands.length).toBeLessThanOrEqual(count)
    if (bands.length > 1)
      for (const { rowBegin, rowEnd } of bands) expect(rowEnd - rowBegin).toBeGreaterThanOrEqual(96)
  })
})
