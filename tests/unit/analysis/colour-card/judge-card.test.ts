import { describe, expect, it } from 'vitest'
import { judgeCard } from '../../../../src/main/analysis/colour-card/judge-card.ts'
import type { PatchReading } from '../../../../src/main/analysis/colour-card/read-patches.ts'
import { CARD_REFERENCES } from '../../../../src/main/analysis/colour-card/reference-values.ts'
import type { LinearRgb } from '../../../../src/shared/imaging/colour-card.ts'
import { CASTS, CLASSIC, PRINTED, numbers } from './made-scene.ts'

const readings = (
  camera: (colour: LinearRgb) => LinearRgb,
  patches: readonly LinearRgb[] = CLASSIC,
): PatchReading[] =>
  patches.map((patch) => {
    const [r, g, b] = camera(patch)
    return { colour: [Math.max(0, r), Math.max(0, g), Math.max(0, b)], clipped: 0, uneven: 0.01 }
  })

describe('judgeCard', () => {
  it('tells both editions of the classic chart apart', () => {
    for (const { edition, linear } of CARD_REFERENCES.slice(0, 2))
      expect(judgeCard('classic-24', readings(CASTS.led, linear)).reference).toBe(edition)
  })

  it('takes a matrix where that is enough, and a root-polynomial where it leaves clearly less', () => {
    expect(judgeCard('classic-24', readings(CASTS.tungsten)).correction?.kind).toBe('linear')
    const crosstalk = (colour: LinearRgb): LinearRgb => {
      const [r, g, b] = colour.map((value) => Math.max(0, value)) as unknown as LinearRgb
      return [
        0.55 * r + 0.3 * Math.sqrt(r * g),
        0.6 * g + 0.3 * Math.sqrt(g * b),
        0.6 * b + 0.25 * Math.sqrt(b * r),
      ]
    }
    const found = judgeCard('classic-24', readings(crosstalk))
    expect(found.correction?.kind).toBe('root-polynomial')
    expect(found.difference?.leaveOneOut.mean).toBeLessThan(2)
  })

  it('calls the mean of the patches left out in turn larger than that of the fit', () => {
    const random = numbers(9)
    const shaky = readings(CASTS.led).map((reading): PatchReading => {
      const [r, g, b] = reading.colour.map(
        (value) => value * (1 + 0.12 * (random() - 0.5)),
      ) as unknown as LinearRgb
      return { ...reading, colour: [r, g, b] }
    })
    const { difference } = judgeCard('classic-24', shaky)
    expect(difference?.leaveOneOut.mean).toBeGreaterThan(difference?.after.mean ?? 99)
    expect(difference?.after.mean).toBeGreaterThan(0.5)
  })

  it('says how far noise is drawn up, and refuses where that is too far', () => {
    const half = judgeCard(
      'classic-24',
      readings(([r, g, b]) => [0.5 * r, 0.5 * g, 0.5 * b]),
    )
    expect(half.noiseGain).toBeCloseTo(2, 1)
    expect(half.refused).toBeNull()
    const alike =
      (share: number) =>
      ([r, g, b]: LinearRgb): LinearRgb => {
        const mean = (r + g + b) / 3
        return [r, g, b].map((value) => share * value + (1 - share) * mean) as unknown as LinearRgb
      }
    expect(judgeCard('classic-24', readings(alike(0.1))).refused).toBe('noise')
  })

  it('leaves out up to four patches, and refuses with more', () => {
    const spoilt = (count: number) =>
      readings(CASTS.led).map((reading, index) => (index < count ? { ...reading, uneven: 0.3 } : reading))
    expect(judgeCard('classic-24', spoilt(4)).refused).toBeNull()
    expect(judgeCard('classic-24', spoilt(5)).refused).toBe('partly-covered')
    expect(judgeCard('classic-24', [null, ...spoilt(5).slice(1)]).refused).toBe('partly-covered')
  })

  it('does without patches that are evenly covered, whatever they would do to the fit', () => {
    const covered = readings(CASTS.led).map((reading, index): PatchReading =>
      index === 3 || index === 9 ? { ...reading, colour: [0.6, 0.2, 0.1] } : reading,
    )
    expect(judgeCard('classic-24', covered).difference?.after.mean).toBeLessThan(1)
  })

  it('refuses burnt greys, and light that falls off too far', () => {
    const burnt = readings(CASTS.led).map((reading, index) =>
      index > 17 && index < 21 ? { ...reading, clipped: 1 } : reading,
    )
    expect(judgeCard('classic-24', burnt)).toMatchObject({ refused: 'overexposed', correction: null })
    const dim = readings(CASTS.shade).map((reading, index): PatchReading => {
      const light = 1.05 - 0.15 * (index % 6)
      const [r, g, b] = reading.colour
      return { ...reading, colour: [light * r, light * g, light * b] }
    })
    expect(judgeCard('classic-24', dim)).toMatchObject({ refused: 'uneven-light', correction: null })
  })

  it('refuses patches that contradict each other', () => {
    const random = numbers(4)
    const shaken = readings(CASTS.tungsten).map((reading): PatchReading => {
      const [r, g, b] = reading.colour.map((value) => value * (0.6 + 0.8 * random())) as unknown as LinearRgb
      return { ...reading, colour: [r, g, b] }
    })
    const { refused, correction } = judgeCard('classic-24', shaken)
    expect(correction).toBeNull()
    expect(['contradictory', 'partly-covered']).toContain(refused)
  })

  it('makes a print like it was in an earlier photo, and has nothing to say of it without one', () => {
    const print = PRINTED.map(([r, g, b]): LinearRgb => [0.03 + 0.8 * r, 0.04 + 0.75 * g, 0.05 + 0.7 * b])
    const now = readings(CASTS.led, print)
    expect(judgeCard('basalis-print', now)).toMatchObject({ refused: 'no-reference', correction: null })
    const found = judgeCard('basalis-print', now, { card: 'basalis-print', patches: print })
    expect(found).toMatchObject({ reference: 'earlier-photo', refused: null })
    expect(found.difference?.after.mean).toBeLessThan(0.5)
    const other = judgeCard('basalis-print', now, { card: 'classic-24', patches: CLASSIC })
    expect(other.refused).toBe('no-reference')
    const published = judgeCard('classic-24', readings(CASTS.led), { card: 'classic-24', patches: print })
    expect(published.reference).toBe('after-november-2014')
  })
})
