import { describe, expect, it } from 'vitest'
import { AnalysisProgress } from '../../../src/main/viewing/analysis-progress.ts'
import { SESSION_STEPS } from '../../../src/shared/contract/session-state.ts'

describe('AnalysisProgress', () => {
  it('grows with every part of every step and ends at exactly 1', () => {
    const progress = new AnalysisProgress()
    let last = 0
    for (const step of SESSION_STEPS)
      for (let done = 1; done <= 4; done += 1) {
        const fraction = progress.after(step, done, 4)
        expect(fraction, `${step} ${done}`).toBeGreaterThan(last)
        expect(fraction).toBeLessThanOrEqual(1)
        last = fraction
      }
    expect(last).toBeCloseTo(1, 12)
  })

  it('never goes back, whatever comes late', () => {
    const progress = new AnalysisProgress()
    const far = progress.after('inference', 3, 4)
    expect(progress.after('filter', 1, 99)).toBe(far)
    expect(progress.after('inference', 1, 4)).toBe(far)
    expect(progress.after('stack', 3, 3)).toBe(far)
    expect(progress.after('inference', 4, 4)).toBeGreaterThan(far)
  })

  it('leaves room for the other steps however many passes the filter takes', () => {
    const progress = new AnalysisProgress()
    const filter = progress.after('filter', 10_000, 10_000)
    expect(filter).toBeLessThan(0.5)
    expect(progress.after('stack', 1, 3)).toBeGreaterThan(filter)
  })

  it('gives a step the same place whether it was told in parts or at once', () => {
    const parts = new AnalysisProgress()
    for (let done = 1; done <= 7; done += 1) parts.after('inference', done, 7)
    expect(parts.after('inference', 7, 7)).toBe(new AnalysisProgress().after('inference', 7, 7))
  })

  it('takes a step without parts as done, and more than all for all', () => {
    expect(new AnalysisProgress().after('layers', 0, 0)).toBeCloseTo(1, 12)
    expect(new AnalysisProgress().after('layers', 9, 4)).toBe(1)
    expect(Number.isFinite(new AnalysisProgress().after('stack', 0, 0))).toBe(true)
  })
})
