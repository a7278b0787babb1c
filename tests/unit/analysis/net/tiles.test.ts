import { describe, expect, it } from 'vitest'
import { tileInput } from '../../../../src/main/analysis/net/tile-input.ts'
import { tilesOf } from '../../../../src/main/analysis/net/tiles.ts'
import { createLabImage, type LabImage } from '../../../../src/shared/imaging/pixels.ts'

const OPTIONS = { core: 64, halo: 32, multiple: 16 }

describe('tilesOf', () => {
  it.each([
    [1, 1],
    [16, 16],
    [63, 65],
    [64, 64],
    [200, 131],
    [129, 30],
  ])('covers %d×%d exactly once, on the net’s grid, with context where there is some', (width, height) => {
    const covered = new Uint8Array(width * height)
    for (const { core, window } of tilesOf({ width, height }, OPTIONS)) {
      for (let y = core.y; y < core.y + core.height; y += 1)
        for (let x = core.x; x < core.x + core.width; x += 1)
          covered[y * width + x] = (covered[y * width + x] ?? 0) + 1
      expect([window.x % 16, window.y % 16, window.width % 16, window.height % 16]).toEqual([0, 0, 0, 0])
      expect(window.x).toBe(Math.max(0, core.x - 32))
      expect(window.y).toBe(Math.max(0, core.y - 32))
      expect(window.x + window.width).toBeGreaterThanOrEqual(Math.min(width, core.x + core.width + 32))
      expect(window.y + window.height).toBeGreaterThanOrEqual(Math.min(height, core.y + core.height + 32))
    }
    expect(covered.every((times) => times === 1)).toBe(true)
  })
})

/** A level whose value is a linear function of full-size pixel coordinates, so that interpolation is exact inside. */
function ramp(width: number, height: number, scale: number): LabImage {
  const image = createLabImage({ width, height })
  for (let channel = 0; channel < 3; channel += 1)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1)
        image.data[(channel * height + y) * width + x] =
          channel * 1000 + ((x + 0.5) * scale - 0.5) * 2 + ((y + 0.5) * scale - 0.5) * 3
  return image
}

describe('tileInput', () => {
  const levels = [ramp(40, 24, 1), ramp(20, 12, 2), ramp(10, 6, 4)]
  const size = { width: 40, height: 24 }

  it('brings every level to full size, pixel centre on pixel centre', () => {
    const window = { x: 16, y: 8, width: 16, height: 8 }
    const input = tileInput(levels, size, window)
    expect(input.length).toBe(9 * 16 * 8)
    for (let level = 0; level < 3; level += 1)
      for (let channel = 0; channel < 3; channel += 1)
        for (let y = 0; y < 8; y += 1)
          for (let x = 0; x < 16; x += 1)
            expect(input[((level * 3 + channel) * 8 + y) * 16 + x]).toBeCloseTo(
              channel * 1000 + (16 + x) * 2 + (8 + y) * 3,
              2,
            )
  })

  it('mirrors the image past its right and lower border', () => {
    const input = tileInput(levels.slice(0, 1), size, { x: 32, y: 16, width: 16, height: 16 })
    const at = (x: number, y: number): number | undefined => input[(y - 16) * 16 + (x - 32)]
    expect(at(40, 20)).toBe(at(38, 20))
    expect(at(43, 20)).toBe(at(35, 20))
    expect(at(36, 24)).toBe(at(36, 22))
  })

  it('stays inside the smallest image', () => {
    const tiny = createLabImage({ width: 1, height: 1 })
    tiny.data.set([5, 6, 7])
    const input = tileInput([tiny, tiny], { width: 1, height: 1 }, { x: 0, y: 0, width: 16, height: 16 })
    expect(new Set(input)).toEqual(new Set([5, 6, 7]))
  })
})
