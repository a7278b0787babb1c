import { z } from 'zod'

/** Colour cards that are known, and what is said of one that was found in a photo (docs/colour-card.md). */

/** `classic-24`: the 24-patch chart with published values. `basalis-print`: our own, printed by the clinic, without any. */
export const CARD_KINDS = ['classic-24', 'basalis-print'] as const
export type CardKind = (typeof CARD_KINDS)[number]

/** Patches of every known card, in rows of six from its upper left corner. */
export const CARD_COLUMNS = 6
export const CARD_ROWS = 4
export const CARD_PATCHES = CARD_COLUMNS * CARD_ROWS

/** Linear light of R, G, B (sRGB's primaries), 0…1. */
export type LinearRgb = readonly [number, number, number]

/** Why a card that is there does not correct the photo. */
export const CARD_REFUSALS = [
  /** Patches are covered, outside the photo, or lie under a reflection. */
  'partly-covered',
  /** Patches are burnt out. */
  'overexposed',
  'underexposed',
  /** The light falls off over the card by more than can be evened out. */
  'uneven-light',
  /** It is seen mirrored. */
  'mirrored',
  /** No values of this card are known. */
  'no-reference',
  /** The correction would draw up noise too far. */
  'noise',
  /** Its patches contradict each other: lamps of two colours, reflections, a faded card. */
  'contradictory',
  /** The colours would be no truer than before. */
  'no-gain',
] as const
export type CardRefusal = (typeof CARD_REFUSALS)[number]

/** A card that was read before: makes photos alike by cards whose true values nobody has published. */
export interface EarlierCard {
  readonly card: CardKind
  /** As in the report. */
  readonly patches: readonly LinearRgb[]
  /** The clinic's own print that it is; absent: it is the card of one earlier photo. */
  readonly print?: { readonly id: string; readonly isTrue: boolean }
}

const difference = z.strictObject({ mean: z.number().nonnegative(), max: z.number().nonnegative() })

/** What the linear light of a pixel is multiplied by. `linear`: R, G, B. `root-polynomial`: also √RG, √GB, √BR. */
export const colourCorrection = z.strictObject({
  kind: z.enum(['linear', 'root-polynomial']),
  /** One row for each of R, G, B. */
  coefficients: z.tuple([z.array(z.number()), z.array(z.number()), z.array(z.number())]),
})
export type ColourCorrection = z.infer<typeof colourCorrection>

export const colourCardReport = z.strictObject({
  card: z.enum(CARD_KINDS),
  /** Upper left, upper right, lower right and lower left corner of the card as it is read, px of the photo. */
  corners: z.array(z.strictObject({ x: z.number(), y: z.number() })).length(4),
  /** Median linear light of each patch as photographed, R, G, B 0…1, in rows of six. */
  patches: z.array(z.tuple([z.number(), z.number(), z.number()])),
  /**
   * What the patches were compared with: published values, those that the clinic has measured of its print, or the same card in an
   * earlier photo; null: nothing.
   */
  reference: z
    .enum(['before-november-2014', 'after-november-2014', 'measured-print', 'earlier-photo'])
    .nullable(),
  /** Which of the clinic's prints that was, by its id; absent: none. */
  print: z.string().optional(),
  /** Null: the colours are as the camera gave them. */
  correction: colourCorrection.nullable(),
  refused: z.enum(CARD_REFUSALS).nullable(),
  /** CIEDE2000 between patches and reference; null where nothing was fitted. */
  difference: z
    .strictObject({
      before: difference,
      after: difference,
      /** Of each patch under a correction fitted to the others: what to expect of colours that are not on the card. */
      leaveOneOut: difference,
    })
    .nullable(),
  /** How much stronger the correction makes noise in the channel that suffers most; null where nothing was fitted. */
  noiseGain: z.number().nonnegative().nullable(),
  /** Share by which the light changes over the card; null where nothing was fitted. */
  unevenness: z.number().nonnegative().nullable(),
})
export type ColourCardReport = z.infer<typeof colourCardReport>
