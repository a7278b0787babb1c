import type { CardLight } from '../../../shared/imaging/card-light.ts'
import { labOfLinear } from '../../../shared/imaging/colour.ts'
import type { ColourCardReport, LinearRgb } from '../../../shared/imaging/colour-card.ts'
import { corrected } from './colour-fit.ts'
import { GREYS } from './reference-values.ts'

/** Neither white, which may be burnt out, nor black, which holds little light: from second lightest to second darkest. */
export const MIDDLE_GREYS = [1, 5] as const

/** Luminance to which the greys are brought. */
const LUMINANCE = 0.4

/** The light on a card; null where its greys are not all in the photo. */
export function cardLightOf({
  card,
  print,
  patches,
  correction,
  refused,
}: ColourCardReport): CardLight | null {
  const greys = GREYS[card].slice(...MIDDLE_GREYS).map((index): LinearRgb => patches[index] ?? [0, 0, 0])
  if (greys.some((grey) => Math.max(...grey) === 0)) return null
  return {
    card,
    print: print ?? null,
    photographed: greyChroma(greys),
    // What a correction would make no truer is as good as corrected.
    corrected: correction
      ? greyChroma(greys.map((grey) => corrected(correction, grey)))
      : refused === 'no-gain'
        ? greyChroma(greys)
        : null,
  }
}

/** Mean a*, b* of greys, brought to one lightness. */
export function greyChroma(greys: readonly LinearRgb[]): [number, number] {
  const sum = (channel: 0 | 1 | 2): number => greys.reduce((total, grey) => total + grey[channel], 0)
  const [r, g, b] = [sum(0), sum(1), sum(2)]
  const scale = LUMINANCE / (0.2126729 * r + 0.7151522 * g + 0.072175 * b)
  const [, a, yellow] = labOfLinear(scale * r, scale * g, scale * b)
  return [a, yellow]
}
