import { describe, expect, it } from 'vitest'
import { squaresOf } from '../../../scripts/training/squares.ts'

describe('squaresOf', () => {
  it('covers a photo and ends at its borders', () => {
    const size = { width: 100, height: 70 }
    const squares = squaresOf(size, new Uint8Array(7000).fill(1), 32)
    const seen = new Uint8Array(7000)
    for (const { x, y } of squares) {
      expect(x).toBeLessThanOrEqual(68)
      expect(y).toBeLessThanOrEqual(38)
      for (let row = y; row < y + 32; row++) seen.fill(1, row * 100 + x, row * 100 + x + 32)
    }
    expect(seen.every((value) => value === 1)).toBe(true)
  })

  it('leaves out what hardly shows skin', () => {
    const size = { width: 64, height: 32 }
    const skin = new Uint8Array(64 * 32)
    for (let y = 0; y < 32; y++) skin.fill(1, y * 64, y * 64 + 32)
    expect(squaresOf(size, skin, 32)).toEqual([{ x: 0, y: 0 }])
  })
})
