import { describe, expect, it } from 'vitest'
import { bilateralSettings, DEFAULT_PARAMETERS, PARAMETERS } from '../../../src/shared/imaging/parameters.ts'

describe('PARAMETERS', () => {
  it('keeps what the source fixes: windows 11, 3, 5 and thresholds 0.08, 0.05, 0.03', () => {
    expect(bilateralSettings(DEFAULT_PARAMETERS).map(({ window }) => window)).toEqual([11, 3, 5])
    const { thresholdL, thresholdA, thresholdB } = DEFAULT_PARAMETERS
    expect([thresholdL, thresholdA, thresholdB]).toEqual([0.08, 0.05, 0.03])
  })

  it.each(Object.entries(PARAMETERS))(
    '%s has a default within its range, a meaning and a source',
    (_, parameter) => {
      expect(parameter.default).toBeGreaterThanOrEqual(parameter.min)
      expect(parameter.default).toBeLessThanOrEqual(parameter.max)
      expect(parameter.meaning).not.toBe('')
      expect(parameter.source).toMatch(/^\[[PD]\]/)
    },
  )
})
