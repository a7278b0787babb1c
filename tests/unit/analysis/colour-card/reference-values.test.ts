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

  it.each([
    ['dark skin', 0, [116, 79, 65]],
    ['light skin', 1, [197, 144, 127]],
    ['moderate red', 8, [197, 80, 95]],
    ['blue', 12, [40, 62, 145]],
  ] as const)('brings %s of the newer edition to the sRGB values that others computed', (_, index, bytes) => {
    const linear = CARD_REFERENCES[0]?.linear[index] ?? []
    expect(linear.map((value) => Math.round(255 * encodeSrgb(value)))).toEqual(bytes)
  })

  it('tells both editions of the classic chart apart by no more than its maker does', () => {
    const [after, before] = CARD_REFERENCES
    const differences = after?.lab.map((lab, index) => colourDifference(lab, before?.lab[index] ?? lab)) ?? []
    expect(Math.max(...differences)).toBeLessThan(4)
    expect(Math.min(...differences)).toBeGreaterThan(0)
  })
})
