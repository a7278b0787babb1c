import { describe, expect, it } from 'vitest'
import { ANALYSING, AnalysisProgress, RESTORING } from '../../../src/main/viewing/analysis-progress.ts'
import { SESSION_STEPS } from '../../../src/shared/contract/session-state.ts'

const ANALYSIS_STEPS = SESSION_STEPS.filter((step) => step !== 'kept')
const RESTORING_STEPS = ['kept', 'filter', 'layers'] as const

describe('AnalysisProgress', () => {
  it.each([
    ['an analysis', ANALYSING, ANALYSIS_STEPS],
    ['one that is read from the record', RESTORING, RESTORING_STEPS],
  ])('of %s grows with every part of every step and ends at exactly 1', (_name, shares, steps) => {
    const progress = new AnalysisProgress(shares)
    let last = 0
    for (const step of steps)
      for (let done = 1; done <= 4; done += 1) {
        const fraction = progress.after(step, done, 4)
        expect(fraction, `${step} ${done}`).toBeGreaterThan(last)
        expect(fraction).toBeLessThanOrEqual(1)
        last = fraction
      }
    expect(last).toBeCloseTo(1, 12)
  })

  it('never goes back, whatever comes late', () => {
    const progress = new AnalysisProgress(ANALYSING)
    const far = progress.after('inference', 3, 4)
    expect(progress.after('filter', 1, 99)).toBe(far)
    expect(progress.after('inference', 1, 4)).toBe(far)
    expect(progress.after('stack', 3, 3)).toBe(far)
    expect(progress.after('inference', 4, 4)).toBeGreaterThan(far)
  })

  it('leaves room for the other steps however many passes the filter takes', () => {
    const progress = new AnalysisProgress(ANALYSING)
    const filter = progress.after('filter', 10_000, 10_000)
    expect(filter).toBeLessThan(0.5)
    expect(progress.after('stack', 1, 3)).toBeGreaterThan(filter)
  })

  it('gives a step the same place whether it was told in parts or at once', () => {
    const parts = new AnalysisProgress(ANALYSING)
    for (let done = 1; done <= 7; done += 1) parts.after('inference', done, 7)
    expect(parts.after('inference', 7, 7)).toBe(new AnalysisProgress(ANALYSING).after('inference', 7, 7))
  })

  it('takes a step without parts as done, and more than all for all', () => {
    expect(new AnalysisProgress(ANALYSING).after('layers', 0, 0)).toBeCloseTo(1, 12)
    expect(new AnalysisProgress(ANALYSING).after('layers', 9, 4)).toBe(1)
    expect(Number.isFinite(new AnalysisProgress(ANALYSING).after('stack', 0, 0))).toBe(true)
  })
})
