import { describe, expect, it } from 'vitest'
import {
  changeMap,
  changeTasks,
  type MapOfPhoto,
} from '../../../../src/main/analysis/alignment/change-map.ts'
import { FRESH_PLANES } from '../../../../src/main/analysis/plane-memory.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import { CancelledError } from '../../../../src/shared/contract/errors.ts'
import {
  applied,
  identityBetween,
  inverted,
  type Similarity,
} from '../../../../src/shared/imaging/alignment.ts'
import { MAP_FULL } from '../../../../src/shared/imaging/pigments.ts'
import { turned } from './relaid.ts'

const services = { runner: new InlineRunner(changeTasks), planes: FRESH_PLANES }

interface Spot {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly value: number
}

/** Spots with soft borders on skin of 0.2, in px of a reference, as another frame sees them. */
function mapOf(width: number, height: number, spots: readonly Spot[], toReference: Similarity): MapOfPhoto {
  const map = new Uint16Array(new SharedArrayBuffer(2 * width * height))
  const skin = new Uint8Array(new SharedArrayBuffer(width * height)).fill(255)
  for (let at = 0; at < map.length; at += 1) {
    const { x, y } = applied(toReference, { x: (at % width) + 0.5, y: Math.floor(at / width) + 0.5 })
    const above = spots.reduce((sum, spot) => {
      const away = Math.hypot(x - spot.x, y - spot.y) / spot.radius
      return sum + (spot.value - 0.2) * Math.exp(-(away ** 4))
    }, 0)
    map[at] = Math.round(MAP_FULL * (0.2 + above))
  }
  return { width, height, map, skin }
}

const SAME: Similarity = { a: 1, b: 0, tx: 0, ty: 0 }
const STAYS = { x: 60, y: 60, radius: 18, value: 0.7 }
const FADES = { x: 200, y: 80, radius: 18, value: 0.6 }
const COMES = { x: 120, y: 160, radius: 18, value: 0.5 }
const valueAt = (found: { width: number; change: Float32Array }, x: number, y: number): number =>
  found.change[y * found.width + x] ?? NaN

describe('changeMap', () => {
  const reference = mapOf(260, 220, [STAYS, COMES], SAME)
  const size = { width: 200, height: 200 }
  const similarity = turned(9, 0.8, reference, { x: 100, y: 100 })
  const other = mapOf(200, 200, [STAYS, FADES], inverted(similarity))
  const alignment = { ...identityBetween(reference, size), similarity, method: 'texture' as const }

  it('shows what came and what faded with their signs, where they are in the reference', async () => {
    const found = await changeMap({ reference, other, alignment, noiseFloor: 0.05 }, services)
    expect([found.width, found.height]).toEqual([260, 220])
    expect(valueAt(found, COMES.x, COMES.y)).toBeCloseTo(0.3, 2)
    expect(valueAt(found, FADES.x, FADES.y)).toBeCloseTo(-0.4, 2)
    expect(valueAt(found, STAYS.x, STAYS.y)).toBe(0)
    expect(valueAt(found, 30, 150)).toBe(0)
  })

  it('follows the dense refinement', async () => {
    const moved = { columns: 2, rows: 2, dx: [4, 4, 4, 4], dy: [-3, -3, -3, -3] }
    const shifted = { ...similarity, tx: similarity.tx - 4, ty: similarity.ty + 3 }
    const input = { reference, other, noiseFloor: 0.05 }
    const plain = await changeMap({ ...input, alignment }, services)
    const refined = await changeMap(
      { ...input, alignment: { ...alignment, similarity: shifted, refinement: moved } },
      services,
    )
    expect(refined.change.every((value, at) => Math.abs(value - (plain.change[at] ?? NaN)) < 1e-4)).toBe(true)
  })

  it('knows nothing beyond the other photo or off the skin of either, and says 0 there', async () => {
    const bald = mapOf(260, 220, [STAYS, COMES], SAME)
    for (let y = 0; y < 220; y += 1) bald.skin.fill(0, y * 260 + 110, y * 260 + 130)
    const found = await changeMap({ reference: bald, other, alignment, noiseFloor: 0.05 }, services)
    const knownAt = (x: number, y: number): number => found.known[y * 260 + x] ?? NaN
    expect(knownAt(120, 160)).toBe(0)
    expect(valueAt(found, 120, 160)).toBe(0)
    expect(knownAt(2, 2)).toBe(0)
    expect(knownAt(60, 60)).toBe(255)
  })

  it('blanks noise by its size, and changes below the floor', async () => {
    const noisy = mapOf(260, 220, [STAYS, COMES], SAME)
    noisy.map.forEach((value, at) => {
      const noise = Math.sin(at * 12.9898) * 43758.5453
      noisy.map[at] = Math.round(value + MAP_FULL * 0.12 * (noise - Math.floor(noise) - 0.5))
    })
    const same = { ...identityBetween(reference, reference), method: 'texture' as const }
    const before = mapOf(260, 220, [STAYS], SAME)
    const found = await changeMap(
      { reference: noisy, other: before, alignment: same, noiseFloor: 0.01 },
      services,
    )
    const left = found.change.filter((value, at) => value !== 0 && at % 260 > 180).length
    expect(left).toBeLessThan(0.002 * 80 * 220)
    expect(valueAt(found, COMES.x, COMES.y)).toBeGreaterThan(0.2)
    const strict = await changeMap({ reference, other: before, alignment: same, noiseFloor: 0.31 }, services)
    expect(strict.change.every((value) => value === 0)).toBe(true)
  })

  it('is drawn at a quarter of the size for a large reference', async () => {
    const large = mapOf(2048, 512, [], SAME)
    const same = identityBetween(large, large)
    const found = await changeMap(
      { reference: large, other: large, alignment: same, noiseFloor: 0.05 },
      services,
    )
    expect([found.width, found.height]).toEqual([1024, 256])
    expect(found.known.every((value) => value === 255)).toBe(true)
  })

  it('stops when it is cancelled', async () => {
    const signal = AbortSignal.abort()
    await expect(
      changeMap({ reference, other, alignment, noiseFloor: 0.05 }, { ...services, signal }),
    ).rejects.toBeInstanceOf(CancelledError)
  })
})
