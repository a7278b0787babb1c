import { describe, expect, it } from 'vitest'
import { identityBetween, type Alignment } from '../../../src/shared/imaging/alignment.ts'
import {
  comparability,
  COMPARABILITY_LIMITS,
  COMPARABILITY_RULES,
  judgeComparability,
  photoComparison,
  type ComparabilityRule,
  type PhotoComparison,
  type PhotoFigures,
  type RuleResult,
} from '../../../src/shared/imaging/comparability.ts'

const FIGURES: PhotoFigures = {
  pose: { yawDegrees: 2, pitchDegrees: -8, rollDegrees: 0 },
  faceShare: 0.3,
  sharpness: 0.5,
  meanLab: [62, 12, 16],
}

const ALIGNMENT: Alignment = {
  ...identityBetween({ width: 400, height: 300 }, { width: 800, height: 600 }),
  method: 'landmarks',
  residual: { medianPx: 0.3, p95Px: 1, medianShare: 0.002, p95Share: 0.004, unit: 'interpupillary' },
}

const SAME: PhotoComparison = { alignment: ALIGNMENT, reference: FIGURES, other: FIGURES }
const CLEAN = { reference: 'clean', other: 'clean' }

const judged = (
  comparison: PhotoComparison,
  rule: ComparabilityRule,
  states: Parameters<typeof judgeComparability>[1] = CLEAN,
): RuleResult | undefined =>
  judgeComparability(comparison, states).rules.find((result) => result.rule === rule)

const withOther = (changed: Partial<PhotoFigures>): PhotoComparison => ({
  ...SAME,
  other: { ...FIGURES, ...changed },
})

describe('judgeComparability', () => {
  it('judges the light by the cards in both photos, whatever the skin looks like', () => {
    const light = (photographed: [number, number], corrected: [number, number] | null) => ({
      card: 'classic-24' as const,
      print: null,
      photographed,
      corrected,
    })
    const pair = (one: PhotoFigures['light'], two: PhotoFigures['light']): PhotoComparison => ({
      ...SAME,
      reference: { ...FIGURES, light: one },
      other: { ...FIGURES, meanLab: [62, 25, 30], light: two },
    })
    const same = pair(light([1, 1], null), light([1, 1], null))
    expect(photoComparison.parse(same)).toEqual(same)
    expect(judged(same, 'colour-cast')).toMatchObject({ value: 0, grade: 'green' })
    const drifted = pair(light([0, 0], null), light([0, 9], [0, 0]))
    expect(judged(drifted, 'colour-cast')).toMatchObject({ value: 9, grade: 'red' })
    const mended = pair(light([0, 0], [0, 0]), light([0, 9], [0, 1]))
    expect(judged(mended, 'colour-cast')).toMatchObject({ value: 1, grade: 'green' })
    expect(judged(pair(light([0, 0], null), null), 'colour-cast')?.grade).toBe('red')
  })

  it('finds nothing to say about a photo and itself in a frame of twice the size', () => {
    expect(photoComparison.parse(SAME)).toEqual(SAME)
    const found = judgeComparability(SAME, CLEAN)
    expect(comparability.parse(found)).toEqual(found)
    expect(found.grade).toBe('green')
    expect(found.rules.map(({ rule }) => rule)).toEqual(COMPARABILITY_RULES)
    expect(found.rules.every(({ grade }) => grade === 'green')).toBe(true)
  })

  it.each(COMPARABILITY_RULES)('has limits in order for %s', (rule) => {
    const { green, amber } = COMPARABILITY_LIMITS[rule]
    expect(green).toBeLessThan(amber)
  })

  it.each([
    [4.9, 'green'],
    [7, 'amber'],
    [-11, 'red'],
  ])('grades a head turned %d° further as %s', (yaw, grade) => {
    const pose = { yawDegrees: 2 + yaw, pitchDegrees: -8, rollDegrees: 0 }
    expect(judged(withOther({ pose }), 'pose')).toMatchObject({ grade, unit: 'degrees' })
    expect(judged(withOther({ pose }), 'pose')?.value).toBeCloseTo(Math.abs(yaw), 9)
  })

  it.each([
    [1.04, 'green'],
    [1 / 1.04, 'green'],
    [1.1, 'amber'],
    [0.8, 'red'],
  ])('grades the same skin seen %d times as large as %s', (ratio, grade) => {
    const { similarity } = ALIGNMENT
    const alignment = { ...ALIGNMENT, similarity: { ...similarity, a: similarity.a * ratio } }
    expect(judged({ ...SAME, alignment }, 'distance')?.grade).toBe(grade)
  })

  it.each([
    ['sharpness', { sharpness: 0.45 }, 'green'],
    ['sharpness', { sharpness: 0.7 }, 'amber'],
    ['sharpness', { sharpness: 0.2 }, 'red'],
    ['exposure', { meanLab: [64, 12, 16] }, 'green'],
    ['exposure', { meanLab: [57, 12, 16] }, 'amber'],
    ['exposure', { meanLab: [70, 12, 16] }, 'red'],
    ['colour-cast', { meanLab: [62, 13, 17] }, 'green'],
    ['colour-cast', { meanLab: [62, 15, 19] }, 'amber'],
    ['colour-cast', { meanLab: [62, 12, 24] }, 'red'],
  ] as const)('grades %s with %j as %s', (rule, changed, grade) => {
    expect(judged(withOther(changed as Partial<PhotoFigures>), rule)?.grade).toBe(grade)
  })

  it.each([
    ['clean', 'clean', 'green'],
    ['make-up', 'make-up', 'amber'],
    ['clean', 'make-up', 'red'],
    [null, 'clean', null],
  ])('grades the states %s and %s as %s', (reference, other, grade) => {
    expect(judged(SAME, 'skin-state', { reference, other })?.grade).toBe(grade)
  })

  it('leaves out what could not be measured, and gives the worst of the rest', () => {
    const comparison = withOther({ pose: null, sharpness: 0.35 })
    expect(judged(comparison, 'pose')).toMatchObject({ value: null, grade: null })
    expect(judgeComparability(comparison, { reference: null, other: null }).grade).toBe('amber')
  })

  it('is red where the photos could not be laid on each other, and tells no sharpness without a common scale', () => {
    const alignment = identityBetween(ALIGNMENT.reference, ALIGNMENT.other)
    const found = judgeComparability({ ...SAME, alignment }, CLEAN)
    expect(found.grade).toBe('red')
    const grades = Object.fromEntries(found.rules.map(({ rule, grade }) => [rule, grade]))
    expect(grades).toMatchObject({ alignment: 'red', distance: null, sharpness: null, exposure: 'green' })
  })
})
