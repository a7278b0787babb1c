import type { CardTexts } from './card-texts.ts'

export const EN_CARD: CardTexts = {
  corrected: (before, after) =>
    `Colour card found: mean ΔE00 ${before}\u00a0→\u00a0${after}. Maps and numbers rest on the corrected colours; the photo is shown as it was taken.`,
  expected: (leaveOneOut) =>
    `Patches left out of the fit are off by ΔE00 ${leaveOneOut} on average: expect no better for skin.`,
  light: (drift, residual) =>
    residual === null
      ? `By the colour cards in both photos, the colour of the light differs by ΔC* ${drift.toFixed(1)}; it was not corrected.`
      : `By the colour cards in both photos, the colour of the light differs by ΔC* ${drift.toFixed(1)}; after correction by ${residual.toFixed(1)}.`,
  asTaken: 'photo as taken',
  refused: {
    'partly-covered':
      'Colour card found, but it is partly covered, cut off or under a reflection: the colours were left as they are.',
    overexposed: 'Colour card found, but its patches are overexposed: the colours were left as they are.',
    underexposed:
      'Colour card found, but the photo is too dark to read it: the colours were left as they are.',
    'uneven-light':
      'Colour card found, but the light falls on it too unevenly: the colours were left as they are.',
    mirrored: 'Colour card found, but mirrored: the colours were left as they are.',
    'no-reference':
      'Printed colour card found: its true colours are not known, so it only shows whether two photos are alike. The colours were left as they are.',
    noise:
      'Colour card found, but correcting by it would bring out too much noise: the colours were left as they are.',
    contradictory:
      'Colour card found, but its patches contradict each other (lamps of two colours, reflections, a faded card): the colours were left as they are.',
    'no-gain': 'Colour card found: the colours are as true as it could make them and were left as they are.',
  },
  toPrint: {
    title: 'Colour card to print',
    lead: 'A card beside the face shows whether the light of two visits is the same. Keep to one print: nobody has measured its colours, so it gives no true ones.',
    print:
      'Print it at 100 % (the bar is 50 mm long) on matt paper, without colour enhancement, and keep it in the dark.',
    save: 'Save the card as PDF',
    saved: 'The card has been saved.',
  },
}
