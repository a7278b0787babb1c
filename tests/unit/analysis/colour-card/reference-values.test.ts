import { describe, expect, it } from 'vitest'
import { CARD_REFERENCES, GREYS } from '../../../../src/main/analysis/colour-card/reference-values.ts'
import { encodeSrgb } from '../../../../src/shared/imaging/colour.ts'
import { colourDifference } from '../../../../src/shared/imaging/colour-difference.ts'
import { CARD_PATCHES } from '../../../../src/shared/imaging/colour-card.ts'

describe('CARD_REFERENCES', () => {
  it.each(CARD_REFERENCES)('has 24 patches, its greys from light to dark: $card $edition', (reference) => {
    expect(reference.lab).toHaveLength(CARD_PATCHES)
    const greys = GREYS[reference.card].map((index) => reference.lab[index] ?? [0, 0, 0])
    expect(greys.map(([l]) => l)).toEqual([...greys.map(([l]) => l)].sort((a, b) => b - a))
    for (const [, a, b] of greys) expect(Math.hypot(a, b)).toBeLessThan(3.5)
  })

  it('brings the classic chart to the sRGB values that its maker gives beside them, within 2 levels', () => {
    const [after] = CARD_REFERENCES
    const bytes = (index: number) =>
      after?.linear[index]?.map((value) => Math.round(255 * encodeSrgb(Math.max(0, value))))
    // Dark skin 115 82 68, moderate red 193 90 99 (X-Rite's sRGB table), within what rounding and edition differ by.
    for (const [index, published] of [
      [0, [115, 82, 68]],
      [8, [193, 90, 99]],
      [19, [200, 200, 200]],
    ] as const)
      for (const [channel, value] of (bytes(index) ?? []).entries())
        expect(Math.abs(value - (published[channel] ?? 0))).toBeLessThanOrEqual(4)
  })

  it('tells both editions of the classic chart apart by no more than its maker does', () => {
    const [after, before] = CARD_REFERENCES
    const differences = after?.lab.map((lab, index) => colourDifference(lab, before?.lab[index] ?? lab)) ?? []
    expect(Math.max(...differences)).toBeLessThan(4)
    expect(Math.min(...differences)).toBeGreaterThan(0)
  })
})
