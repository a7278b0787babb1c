import { describe, expect, it } from 'vitest'
import { drawnRegionFields, REGION_LIMITS, regionRings } from '../../../src/shared/domain/drawn-region.ts'

const ring = (corners = 3) => Array.from({ length: corners }, (_, at) => ({ x: at / 3, y: -at }))
const fields = { ordinal: 1, name: '  Left \n cheek ', tool: 'brush', rings: [ring()] }

describe('a drawn region', () => {
  it('has a name of one line and places to a hundredth of a pixel, in the photo or not', () => {
    expect(drawnRegionFields.parse(fields)).toEqual({
      ...fields,
      name: 'Left cheek',
      rings: [
        [
          { x: 0, y: -0 },
          { x: 0.33, y: -1 },
          { x: 0.67, y: -2 },
        ],
      ],
    })
  })

  it.each([
    ['no ring', []],
    ['a ring of two corners', [ring(), ring(2)]],
    ['too many rings', Array(REGION_LIMITS.rings + 1).fill(ring())],
    ['too many corners', [ring(REGION_LIMITS.corners - 2), ring()]],
    ['no number', [[...ring(), { x: Number.NaN, y: 0 }]]],
    ['a place far beyond any photo', [[...ring(), { x: 2e5, y: 0 }]]],
    ['something more', [[...ring(), { x: 0, y: 0, z: 0 }]]],
  ])('is none with %s', (_what, rings) => {
    expect(regionRings.safeParse(rings).success).toBe(false)
  })

  it('may have as many corners as it may', () => {
    expect(regionRings.safeParse([ring(REGION_LIMITS.corners - 3), ring()]).success).toBe(true)
  })

  it.each([
    { ordinal: 0 },
    { ordinal: 1.5 },
    { tool: 'lasso' },
    { name: 'x'.repeat(REGION_LIMITS.nameLength + 1) },
  ])('is none with %j', (wrong) => {
    expect(drawnRegionFields.safeParse({ ...fields, ...wrong }).success).toBe(false)
  })
})
