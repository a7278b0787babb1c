import type { CardRefusal, ColourCardReport } from '../../shared/imaging/colour-card.ts'

const REFUSALS: Readonly<Record<CardRefusal, string>> = {
  'partly-covered': 'its patches are partly covered, cut off or under a reflection',
  overexposed: 'its patches are burnt out',
  underexposed: 'the photo is too dark to read it',
  'uneven-light': 'the light on it is too uneven',
  mirrored: 'the photo is mirrored',
  'no-reference': 'no values of this card are known; --card-like makes photos alike by it',
  noise: 'the correction would draw up noise too far',
  contradictory: 'its patches contradict each other, as under two lamps, a reflection or with a faded card',
  'no-gain': 'they are as true as it could make them',
}

/** One sentence on the colour card of a photo. */
export function colourCardAdvice({ refused, difference, reference }: ColourCardReport): string {
  if (refused !== null)
    return `Note: a colour card was found, but the colours were left as they are: ${REFUSALS[refused]}.`
  const mean = (figures: { readonly mean: number } | undefined): string => figures?.mean.toFixed(1) ?? '?'
  const done = reference === 'earlier-photo' ? 'made like those of the earlier photo' : 'corrected by it'
  return `Note: a colour card was found and the colours were ${done}: ΔE00 ${mean(difference?.before)} → ${mean(difference?.after)}, ${mean(difference?.leaveOneOut)} for patches left out of the fit.`
}
