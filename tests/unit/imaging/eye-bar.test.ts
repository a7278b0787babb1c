import { describe, expect, it } from 'vitest'
import { eyeBar, fillBar } from '../../../src/shared/imaging/eye-bar.ts'

const SIZE = { width: 200, height: 200 }

/** Points of a face from the front, its pupils 40 px apart at (80, 80) and (120, 80), then turned and moved. */
function face(turn = 0): { x: number; y: number }[] {
  const points = Array.from({ length: 68 }, () => ({ x: 100, y: 110 }))
  for (let at = 17; at < 22; at += 1) points[at] = { x: 62 + 7 * (at - 17), y: 68 }
  for (let at = 22; at < 27; at += 1) points[at] = { x: 110 + 7 * (at - 22), y: 68 }
  for (let at = 36; at < 42; at += 1) points[at] = { x: 80 + 8 * Math.cos(at), y: 80 + 4 * Math.sin(at) }
  for (let at = 42; at < 48; at += 1) points[at] = { x: 120 + 8 * Math.cos(at), y: 80 + 4 * Math.sin(at) }
  points[27] = { x: 100, y: 80 }
  points[8] = { x: 100, y: 160 }
  const [c, s] = [Math.cos(turn), Math.sin(turn)]
  return points.map(({ x, y }) => ({
    x: 100 + c * (x - 100) - s * (y - 100),
    y: 100 + s * (x - 100) + c * (y - 100),
  }))
}

describe('the bar over the eyes', () => {
  it.each([0, 0.4, -0.9, Math.PI / 2, 3])(
    'covers brows and eyes with a margin, with the head turned by %f',
    (turn) => {
      const points = face(turn)
      const plane = new Uint8Array(SIZE.width * SIZE.height).fill(255)
      fillBar(plane, SIZE, 1, eyeBar(points))
      const at = ({ x, y }: { x: number; y: number }, dx = 0, dy = 0): number | undefined =>
        plane[Math.round(y + dy) * SIZE.width + Math.round(x + dx)]
      const covered = [...points.slice(17, 27), ...points.slice(36, 48)]
      for (const point of covered)
        for (const [dx, dy] of [
          [0, 0],
          [8, 0],
          [-8, 0],
          [0, 8],
          [0, -8],
        ] as const)
          expect(at(point, dx, dy)).toBe(0)
      // The chin and the mouth are what is left of the face.
      expect(at(points[8] ?? { x: 0, y: 0 })).toBe(255)
    },
  )

  it('keeps its height where the head is seen from the side and the pupils lie on each other', () => {
    const points = face().map(({ x, y }) => ({ x: 100 + (x - 100) * 0.15, y }))
    const rows = eyeBar(points).map(({ y }) => y)
    expect(Math.max(...rows) - Math.min(...rows)).toBeGreaterThan(30)
  })

  it('paints nothing outside the picture, and whole pixels in it', () => {
    const plane = new Uint8Array(3 * 4 * 4).fill(9)
    const bar = [
      { x: -9, y: -9 },
      { x: 1, y: -9 },
      { x: 1, y: 1 },
      { x: -9, y: 1 },
    ] as const
    fillBar(plane, { width: 4, height: 4 }, 3, bar)
    const rows = Array.from({ length: 4 }, (_, y) => [...plane.subarray(12 * y, 12 * y + 12)].join(''))
    expect(rows).toEqual(['000000999999', '000000999999', '999999999999', '999999999999'])
    fillBar(
      plane,
      { width: 4, height: 4 },
      3,
      bar.map(({ x, y }) => ({ x: x + 90, y })) as unknown as typeof bar,
    )
    expect(plane.filter((value) => value === 0)).toHaveLength(12)
  })
})
