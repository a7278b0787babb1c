import { describe, expect, it } from 'vitest'
import type { ImageSize } from '../../../src/shared/imaging/pixels.ts'
import { levelCount, levelSize, TILE_SIZE, tileRect } from '../../../src/shared/imaging/pyramid.ts'

const SIZES = [
  [1, 1],
  [511, 512],
  [512, 512],
  [513, 1],
  [1024, 1024],
  [1025, 700],
  [12_000, 16],
  [16, 12_000],
  [4001, 2999],
] as const

describe('the pyramid of an image', () => {
  it.each([
    [1, 1, 1],
    [512, 512, 1],
    [513, 1, 2],
    [1, 513, 2],
    [1024, 1024, 2],
    [1025, 1025, 3],
    [12_000, 16, 6],
    [4000, 3000, 4],
  ])('has as many levels as halving %d×%d px takes to fit into one tile: %d', (width, height, count) => {
    expect(levelCount({ width, height })).toBe(count)
  })

  it.each(SIZES)(
    'halves %d×%d px from level to level, rounded up, and ends with one tile',
    (width, height) => {
      const image = { width, height }
      let expected: ImageSize = image
      for (let level = 0; level < levelCount(image); level += 1) {
        expect(levelSize(image, level)).toEqual(expected)
        const last = level === levelCount(image) - 1
        expect(Math.max(expected.width, expected.height) <= TILE_SIZE, `level ${level}`).toBe(last)
        expected = { width: (expected.width + 1) >> 1, height: (expected.height + 1) >> 1 }
      }
    },
  )

  it.each(SIZES)('covers every pixel of %d×%d px with exactly one tile on every level', (width, height) => {
    const image = { width, height }
    for (let level = 0; level < levelCount(image); level += 1) {
      const size = levelSize(image, level)
      const covered = new Uint8Array(size.width * size.height)
      for (let row = 0; row < 30; row += 1)
        for (let column = 0; column < 30; column += 1) {
          const rect = tileRect(image, { level, column, row })
          if (!rect) continue
          expect([rect.x, rect.y]).toEqual([column * TILE_SIZE, row * TILE_SIZE])
          for (let y = rect.y; y < rect.y + rect.height; y += 1)
            for (let x = rect.x; x < rect.x + rect.width; x += 1) {
              const at = y * size.width + x
              covered[at] = (covered[at] ?? 0) + 1
            }
        }
      expect(covered.every((times) => times === 1)).toBe(true)
    }
  })

  it.each([
    { level: -1, column: 0, row: 0 },
    { level: 2, column: 0, row: 0 },
    { level: 0, column: -1, row: 0 },
    { level: 0, column: 0, row: -1 },
    { level: 0, column: 2, row: 0 },
    { level: 0, column: 0, row: 1 },
    { level: 1, column: 1, row: 0 },
    { level: 99, column: 9999, row: 9999 },
  ])('has no tile $level/$column/$row in 1024×512 px', (address) => {
    expect(tileRect({ width: 1024, height: 512 }, address)).toBeNull()
  })
})
