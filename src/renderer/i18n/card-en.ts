import type { CardTexts } from './card-texts.ts'

export const EN_CARD: CardTexts = {
  corrected: (before, after) =>
    `Colour card found: mean ΔE00 ${before}\u00a0→\u00a0${after}. Maps and numbers rest on the corrected colours; the photo is shown as it was taken.`,
  alike: (before, after) =>
    `Printed colour card found: made like the photo in which this print was measured, mean ΔE00 ${before}\u00a0→\u00a0${after}. Maps and numbers rest on the changed colours; the photo is shown as it was taken.`,
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
      'Printed colour card found, but no print was measured that was in use on that day (an administrator does that under People): it only shows whether two photos are alike. The colours were left as they are.',
    noise:
      'Colour card found, but correcting by it would bring out too much noise: the colours were left as they are.',
    contradictory:
      'Colour card found, but its patches contradict each other (lamps of two colours, reflections, a faded card): the colours were left as they are.',
    'no-gain': 'Colour card found: the colours are as true as it could make them and were left as they are.',
  },
  toPrint: {
    title: 'Colour card to print',
    lead: 'A card beside the face shows whether the light of two visits is the same. Once your print has been measured, photos with it are corrected as well. Keep to one print.',
    print:
      'Print it at 100 % (the bar is 50 mm long) on matt paper, without colour enhancement, and keep it in the dark.',
    save: 'Save the card as PDF',
    saved: 'The card has been saved.',
  },
  prints: {
    title: 'Prints of this clinic',
    lead: 'Every printer makes other colours. Take one photo of each new print in daylight, with a 24-patch chart beside it if you have one, and measure the print in it.',
    none: 'No print has been measured: a print in a photo is compared, but corrects nothing.',
    measure: 'Measure a print in a photo…',
    measuring: 'Reading the photo…',
    colours: 'Colours of the print',
    byChart: (expected) =>
      `True colours, by the chart beside the print: expect them to be off by ΔE00 ${expected} on average, at best.`,
    asPhotographed:
      'Colours in the light of that photo: photos with this print are made like it. Whether they are true is not known.',
    since: 'In use since',
    sinceHint: 'The first day on which photos show this print.',
    sinceDay: (day) => `In use since ${day}`,
    use: 'Use this print',
    remove: 'Remove this print',
    removeTitle: 'Remove this print?',
    removeText:
      'Only if it was measured wrongly: a new print takes over from its day on by itself. Photos of its days that are opened from now on are analysed without it; analyses that are in the records stay beside that.',
    refused: {
      'no-print':
        'Expected a photo that shows the whole printed card, found none in it. Take it from nearer, with even light and no reflection.',
      mirrored: 'The photo is mirrored: expected one as the camera took it.',
      'partly-covered':
        'Not every patch of the print is seen well: expected all of it in the photo, without shadow, reflection or a finger on it.',
      overexposed: 'Patches of the print are overexposed: expected a darker photo.',
      underexposed: 'The print is too dark to be measured: expected a brighter photo.',
      'coloured-light':
        'The light in this photo has a colour. Take it in daylight, or put a 24-patch chart beside the print.',
      'uneven-light':
        'The light changes from one side of the 24-patch chart to the other: expected even light on both cards.',
      chart:
        'The 24-patch chart beside the print cannot be used: expected all of it, unfaded, in the same even light as the print.',
    },
  },
}
