import { describe, expect, it } from 'vitest'
import {
  decodeSrgb,
  encodeSrgb,
  luminanceOfLightness,
  srgbByte,
  typologyAngle,
} from '../../../src/shared/imaging/colour.ts'
import { MapStatistics } from '../../../src/shared/imaging/metrics.ts'
import { judgeQuality } from '../../../src/shared/imaging/quality.ts'

describe('MapStatistics', () => {
  it('gives mean, population standard deviation, variation and covered share', () => {
    const statistics = new MapStatistics(0.3)
    for (const value of [0, 0.2, 0.4, 0.6]) statistics.add(value)
    const { mean, sd, cv, area } = statistics.result()
    expect(mean).toBeCloseTo(0.3, 12)
    expect(sd).toBeCloseTo(Math.sqrt(0.05), 12)
    expect(cv).toBeCloseTo(Math.sqrt(0.05) / 0.3, 12)
    expect(area).toBe(0.5)
  })

  it('is all zero for no pixels and has no variation on an empty map', () => {
    expect(new MapStatistics(0.3).result()).toEqual({ mean: 0, sd: 0, cv: 0, area: 0 })
    const empty = new MapStatistics(0.3)
    empty.add(0)
    expect(empty.result().cv).toBe(0)
  })
})

describe('colour', () => {
  it('decodes and encodes sRGB as inverses, with the known mid grey', () => {
    for (const value of [0, 0.01, 0.04045, 0.2, 0.5, 1])
      expect(encodeSrgb(decodeSrgb(value))).toBeCloseTo(value, 6)
    expect(decodeSrgb(128 / 255)).toBeCloseTo(0.21586, 5)
  })

  it('encodes every byte of its own back to within one level in the dark and exactly above', () => {
    for (let byte = 0; byte < 256; byte += 1)
      expect(Math.abs(srgbByte(decodeSrgb(byte / 255)) - byte)).toBeLessThanOrEqual(byte < 40 ? 1 : 0)
    expect(srgbByte(-1)).toBe(0)
    expect(srgbByte(7)).toBe(255)
  })

  it('turns lightness into luminance: black, 18.4 % at L* 50, white', () => {
    expect(luminanceOfLightness(0)).toBeCloseTo(0, 6)
    expect(luminanceOfLightness(50)).toBeCloseTo(0.18419, 4)
    expect(luminanceOfLightness(100)).toBeCloseTo(1, 6)
  })

  it('gives the typology angle of published skin colours', () => {
    expect(typologyAngle(59.6, 14.6)).toBeCloseTo(33.3, 1)
    expect(typologyAngle(49.2, 18.4)).toBeCloseTo(-2.5, 1)
  })
})

describe('judgeQuality', () => {
  const good = { 'short-side': 2000, lightness: 60, 'too-bright': 0, 'too-dark': 0 }

  it('passes a photo within all limits and reports every rule with its value and limit', () => {
    const results = judgeQuality(good)
    expect(results.map(({ passed }) => passed)).toEqual([true, true, true, true])
    expect(results[0]).toEqual({
      rule: 'short-side',
      value: 2000,
      limit: { min: 1000, max: null },
      passed: true,
    })
  })

  it.each([
    ['short-side', 999],
    ['lightness', 24],
    ['lightness', 86],
    ['too-bright', 0.021],
    ['too-dark', 0.11],
  ] as const)('fails %s at %d and only that', (rule, value) => {
    const failed = judgeQuality({ ...good, [rule]: value }).filter(({ passed }) => !passed)
    expect(failed.map((result) => result.rule)).toEqual([rule])
  })
})
