import { describe, expect, it } from 'vitest'
import { ageInYears } from '../../../src/shared/domain/age.ts'
import { maskedName } from '../../../src/shared/domain/masked-name.ts'

describe('maskedName', () => {
  it.each([
    ['王伟', '王○'],
    ['欧阳小梅', '欧○○○'],
    ['王', '王○'],
    ['阿卜杜拉·买买提', '阿○○○'],
    ['Anna van der Berg', 'A. V. D. B.'],
    ['Marie-Louise', 'M. L.'],
    ['Özlem', 'Ö.'],
  ])('shows of %s only %s', (name, masked) => {
    expect(maskedName(name)).toBe(masked)
  })
})

describe('ageInYears', () => {
  const at = (year: number, month: number, day: number): number =>
    new Date(year, month - 1, day, 12).getTime()

  it('counts a year on the birthday and not the day before', () => {
    expect(ageInYears('1984-03-09', at(2026, 3, 8))).toBe(41)
    expect(ageInYears('1984-03-09', at(2026, 3, 9))).toBe(42)
    expect(ageInYears('2026-03-09', at(2026, 12, 31))).toBe(0)
  })

  it('counts those born on 29 February as a year older from 1 March on, in years without one', () => {
    expect(ageInYears('2000-02-29', at(2026, 2, 28))).toBe(25)
    expect(ageInYears('2000-02-29', at(2026, 3, 1))).toBe(26)
  })

  it('knows no age before the birth', () => {
    expect(ageInYears('2026-03-09', at(2026, 3, 8))).toBeNull()
  })
})
