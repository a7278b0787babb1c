import { describe, expect, it } from 'vitest'
import { fitHomography, project } from '../../../../src/main/analysis/colour-card/homography.ts'
import { leastSquares } from '../../../../src/main/analysis/colour-card/least-squares.ts'

const SQUARE = [
  { x: 0, y: 0 },
  { x: 6, y: 0 },
  { x: 6, y: 4 },
  { x: 0, y: 4 },
]

describe('fitHomography', () => {
  it('goes through four corners exactly, and through the middle as perspective has it', () => {
    const corners = [
      { x: 3100, y: 2050 },
      { x: 3900, y: 1980 },
      { x: 4020, y: 2700 },
      { x: 3050, y: 2600 },
    ]
    const found = fitHomography(SQUARE, corners) ?? []
    for (const [index, { x, y }] of SQUARE.entries()) {
      expect(project(found, x, y).x).toBeCloseTo(corners[index]?.x ?? 0, 5)
      expect(project(found, x, y).y).toBeCloseTo(corners[index]?.y ?? 0, 5)
    }
    // The diagonals' crossing.
    const middle = project(found, 3, 2)
    const cross = (a: number, c: number): number => {
      const [one, two] = [corners[a], corners[c]] as [(typeof corners)[number], (typeof corners)[number]]
      return (two.x - one.x) * (middle.y - one.y) - (two.y - one.y) * (middle.x - one.x)
    }
    expect(cross(0, 2)).toBeCloseTo(0, 3)
    expect(cross(1, 3)).toBeCloseTo(0, 3)
  })

  it('is none through too few places, or through a line', () => {
    expect(fitHomography(SQUARE.slice(0, 3), SQUARE.slice(0, 3))).toBeNull()
    const line = [0, 1, 2, 3, 4].map((x) => ({ x, y: 2 * x }))
    expect(fitHomography(line, line)).toBeNull()
  })
})

describe('leastSquares', () => {
  it('weighs rows', () => {
    expect(leastSquares([[1], [1]], [0, 10], [1, 3])).toEqual([7.5])
    expect(leastSquares([[1], [1]], [0, 10])).toEqual([5])
  })

  it('gives nothing where rows leave the answer open', () => {
    expect(
      leastSquares(
        [
          [1, 2],
          [2, 4],
        ],
        [1, 2],
      ),
    ).toBeNull()
  })
})
