import { describe, expect, it } from 'vitest'
import { cardNotes } from '../../../../src/renderer/features/side/card-notes.ts'
import { TEXTS } from '../../../../src/renderer/i18n/languages.ts'
import { LANGUAGES } from '../../../../src/shared/contract/settings.ts'
import { CARD_REFUSALS, type ColourCardReport } from '../../../../src/shared/imaging/colour-card.ts'

const FOUND: ColourCardReport = {
  card: 'classic-24',
  corners: [],
  patches: [],
  reference: 'after-november-2014',
  correction: { kind: 'linear', coefficients: [[], [], []] },
  refused: null,
  difference: {
    before: { mean: 7.13, max: 12 },
    after: { mean: 1.76, max: 4 },
    leaveOneOut: { mean: 2.04, max: 5 },
  },
  noiseGain: 1.4,
  unevenness: 0.1,
}

describe.each(LANGUAGES)('cardNotes in %s', (language) => {
  const texts = TEXTS[language].card

  it('say how true the colours are, before, after and off the card', () => {
    const [corrected, expected] = cardNotes(FOUND, texts)
    expect(corrected).toContain('ΔE00 7.1\u00a0→\u00a01.8')
    expect(expected).toContain('ΔE00 2.0')
  })

  it('say so where colours were only made like those of an earlier photo', () => {
    const [alike] = cardNotes({ ...FOUND, card: 'basalis-print', reference: 'earlier-photo' }, texts)
    expect(alike).toBe(texts.alike('7.1', '1.8'))
    expect(alike).not.toBe(texts.corrected('7.1', '1.8'))
  })

  it('give one reason when the card was not used', () => {
    const notes = CARD_REFUSALS.flatMap((refused) =>
      cardNotes({ ...FOUND, correction: null, refused }, texts),
    )
    expect(new Set(notes).size).toBe(CARD_REFUSALS.length)
    for (const note of notes) expect(note).not.toContain('→')
  })
})
