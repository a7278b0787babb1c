import { describe, expect, it } from 'vitest'
import { countSpots } from '../../../src/shared/imaging/spots.ts'

const plane = (...rows: string[]): { data: Float32Array; width: number; height: number } => ({
  data: Float32Array.from(rows.join(''), (mark) => (mark === '#' ? 0.5 : 0)),
  width: rows[0]?.length ?? 0,
  height: rows.length,
})

const count = (image: ReturnType<typeof plane>, minArea = 1): number =>
  countSpots(image.data, image.width, image.height, 0.5, minArea)

/** Slow and obvious: floods each spot from its first pixel. */
function floodCount({ data, width, height }: ReturnType<typeof plane>, minArea: number): number {
  const left = Array.from(data, (value) => value >= 0.5)
  let spots = 0
  for (let start = 0; start < left.length; start += 1) {
    if (!left[start]) continue
    const open = [start]
    left[start] = false
    let area = 0
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      area += 1
      const x = at % width
      const y = Math.floor(at / width)
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny += 1)
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx += 1)
          if (left[ny * width + nx]) {
            left[ny * width + nx] = false
            open.push(ny * width + nx)
          }
    }
    if (area >= minArea) spots += 1
  }
  return spots
}

describe('countSpots', () => {
  it('counts nothing on an empty map and one on a full one', () => {
    expect(count(plane('....', '....'))).toBe(0)
    expect(count(plane('####', '####'))).toBe(1)
    expect(count(plane('#'))).toBe(1)
  })

  it('joins pixels that touch only at a corner', () => {
    expect(count(plane('#...', '.#..', '..#.', '.#..'))).toBe(1)
    expect(count(plane('#.#.', '....', '#.#.'))).toBe(4)
  })

  it('joins the arms of a U that meet only below', () => {
    expect(count(plane('#.#', '#.#', '###'))).toBe(1)
  })

  it('does not join the right border of a row to the left border of the next', () => {
    expect(count(plane('..#', '...', '#..'))).toBe(2)
    expect(count(plane('...#', '#...'))).toBe(2)
  })

  it('leaves out spots that are too small', () => {
    expect(count(plane('##..#', '##...'), 4)).toBe(1)
    expect(count(plane('##..#', '##...'), 5)).toBe(0)
  })

  it('agrees with flooding on random maps', () => {
    let state = 12345
    const random = (): number => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648
    for (let round = 0; round < 60; round += 1) {
      const width = 1 + Math.floor(random() * 40)
      const height = 1 + Math.floor(random() * 40)
      const density = random()
      const data = Float32Array.from({ length: width * height }, () => (random() < density ? 0.7 : 0.1))
      const image = { data, width, height }
      for (const minArea of [1, 3]) expect(count(image, minArea)).toBe(floodCount(image, minArea))
    }
  })
})
