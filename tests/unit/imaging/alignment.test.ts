import { describe, expect, it } from 'vitest'
import {
  alignment as alignmentSchema,
  identityBetween,
  inverted,
  nudged,
  nudgedInOther,
  toOther,
  toReference,
  type Alignment,
  type PhotoPoint,
} from '../../../src/shared/imaging/alignment.ts'

const SIZE = { width: 400, height: 300 }
const [COLUMNS, ROWS] = [9, 7]

/** Turned, enlarged, shifted, and bent by up to 6 px. */
const BENT: Alignment = {
  reference: SIZE,
  other: { width: 600, height: 500 },
  similarity: { a: 1.2, b: 0.3, tx: 10, ty: -25 },
  refinement: {
    columns: COLUMNS,
    rows: ROWS,
    dx: Array.from({ length: COLUMNS * ROWS }, (_, node) => 6 * Math.sin(node % COLUMNS)),
    dy: Array.from({ length: COLUMNS * ROWS }, (_, node) => 5 * Math.cos(node / COLUMNS)),
  },
  method: 'landmarks',
  residual: { medianPx: 0.3, p95Px: 1, medianShare: 0.001, p95Share: 0.004, unit: 'interpupillary' },
}

const PLACES: readonly PhotoPoint[] = [
  { x: 0, y: 0 },
  { x: 400, y: 300 },
  { x: 200, y: 150 },
  { x: 13.7, y: 288.1 },
  { x: -40, y: 350 },
]

const expectNear = (found: PhotoPoint, wanted: PhotoPoint, digits = 3): void => {
  expect(found.x).toBeCloseTo(wanted.x, digits)
  expect(found.y).toBeCloseTo(wanted.y, digits)
}

describe('an alignment', () => {
  it('goes there and back', () => {
    for (const place of PLACES) expectNear(toReference(BENT, toOther(BENT, place)), place)
  })

  it('adds the refinement after the similarity, bilinear between its nodes', () => {
    const similarity = { a: 1, b: 0, tx: 0, ty: 0 }
    const refinement = { columns: 2, rows: 2, dx: [0, 4, 0, 4], dy: [0, 0, 8, 8] }
    const simple: Alignment = { ...BENT, similarity, refinement }
    expectNear(toOther(simple, { x: 100, y: 75 }), { x: 101, y: 77 }, 9)
    expectNear(toOther(simple, { x: 500, y: -10 }), { x: 504, y: -10 }, 9)
  })

  it.each([
    ['a grid without all its shifts', { refinement: { columns: 3, rows: 3, dx: [0], dy: [0] } }],
    ['a scale of 0', { similarity: { a: 0, b: 0, tx: 1, ty: 1 } }],
    ['numbers that are none', { similarity: { a: NaN, b: 0, tx: 1, ty: 1 } }],
    [
      'more nodes than it may have',
      {
        refinement: { columns: 65, rows: 2, dx: Array<number>(130).fill(0), dy: Array<number>(130).fill(0) },
      },
    ],
    ['another key', { note: 'x' }],
  ])('does not cross with %s', (_, wrong) => {
    expect(alignmentSchema.safeParse(BENT).success).toBe(true)
    expect(alignmentSchema.safeParse({ ...BENT, ...wrong }).success).toBe(false)
  })
})

describe('nudged', () => {
  const centre = { x: 200, y: 150 }

  it('moves what is seen of the other photo by so many px of the reference', () => {
    const moved = nudged(BENT, { dx: 12, dy: -7, rotationDegrees: 0, scale: 1 })
    // A grid node, so that nothing is interpolated twice.
    expectNear(toReference({ ...moved, refinement: null }, toOther({ ...BENT, refinement: null }, centre)), {
      x: 212,
      y: 143,
    })
  })

  it('turns clockwise and enlarges about the centre of the reference', () => {
    const plain: Alignment = { ...BENT, refinement: null }
    const after = nudged(plain, { dx: 0, dy: 0, rotationDegrees: 90, scale: 2 })
    expectNear(toReference(after, toOther(plain, centre)), centre)
    expectNear(toReference(after, toOther(plain, { x: 210, y: 150 })), { x: 200, y: 170 })
  })

  it('takes the bends with it', () => {
    const shift = (400 / (COLUMNS - 1)) * 2
    const moved = nudged(BENT, { dx: shift, dy: 0, rotationDegrees: 0, scale: 1 })
    expectNear(toOther(moved, { x: 100 + shift, y: 100 }), toOther(BENT, { x: 100, y: 100 }))
    expect(alignmentSchema.safeParse(moved).success).toBe(true)
  })

  it('leaves an alignment as it is where nothing is corrected', () => {
    const same = nudged(BENT, { dx: 0, dy: 0, rotationDegrees: 0, scale: 1 })
    for (const place of PLACES) expectNear(toOther(same, place), toOther(BENT, place), 6)
  })
})

describe('nudged the other way round', () => {
  const nudge = { dx: 12, dy: -7, rotationDegrees: 30, scale: 1.1 }

  it('is what the correction made of the alignment back, turned round', () => {
    const there: Alignment = { ...BENT, refinement: null }
    const { a, b, tx, ty } = inverted(there.similarity)
    const back: Alignment = {
      ...there,
      reference: there.other,
      other: there.reference,
      similarity: { a, b, tx, ty },
    }
    for (const place of PLACES)
      expectNear(toOther(nudged(back, nudge), toOther(nudgedInOther(there, nudge), place)), place)
  })

  it('takes the bends with it', () => {
    const place = { x: 137, y: 88 }
    const quarter = { dx: 0, dy: 0, rotationDegrees: 90, scale: 1 }
    const before = toOther(BENT, place)
    // A quarter clockwise about the middle of the other photo (300, 250).
    const after = { x: 300 - (before.y - 250), y: 250 + (before.x - 300) }
    expectNear(toOther(nudgedInOther(BENT, quarter), place), after)
    expect(alignmentSchema.safeParse(nudgedInOther(BENT, nudge)).success).toBe(true)
  })
})

describe('identityBetween', () => {
  it.each([
    [
      { width: 400, height: 300 },
      { width: 800, height: 600 },
    ],
    [
      { width: 400, height: 300 },
      { width: 300, height: 400 },
    ],
    [
      { width: 1, height: 1 },
      { width: 5000, height: 30 },
    ],
  ])('shows the other photo whole and in the middle: %j, %j', (reference, other) => {
    const found = identityBetween(reference, other)
    expect(found.method).toBe('none')
    expectNear(toOther(found, { x: reference.width / 2, y: reference.height / 2 }), {
      x: other.width / 2,
      y: other.height / 2,
    })
    const corner = toReference(found, { x: 0, y: 0 })
    expect(Math.min(corner.x, corner.y)).toBeCloseTo(0, 9)
    expect(Math.max(corner.x, corner.y)).toBeGreaterThanOrEqual(-1e-9)
    expect(alignmentSchema.parse(found)).toEqual(found)
  })
})
