import { z } from 'zod'
import { CARD_KINDS } from './colour-card.ts'

const chroma = z.tuple([z.number(), z.number()])

/** The colour of the light as a card's greys show it: their mean a*, b*, brought to the same lightness in every photo. */
export const cardLight = z.strictObject({
  card: z.enum(CARD_KINDS),
  /** Which of the clinic's prints it is; null: not known, or none. */
  print: z.string().nullable(),
  photographed: chroma,
  /** After the correction by the card, or as they are where it could make them no truer; null: they were left as they are otherwise. */
  corrected: chroma.nullable(),
})
export type CardLight = z.infer<typeof cardLight>

/** How far the light of two photos differs by the cards in them, ΔC*. */
export interface LightDrift {
  readonly drift: number
  /** What is left of it in what was analysed; null: one of them was not corrected. */
  readonly residual: number | null
}

/** Null: not both photos have the same card, as far as that is known: two prints differ in their inks. */
export function lightDrift(
  one: CardLight | null | undefined,
  two: CardLight | null | undefined,
): LightDrift | null {
  if (!one || !two || one.card !== two.card || one.print !== two.print) return null
  const distance = ([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number =>
    Math.hypot(a - c, b - d)
  const residual = one.corrected && two.corrected && distance(one.corrected, two.corrected)
  return { drift: distance(one.photographed, two.photographed), residual }
}
