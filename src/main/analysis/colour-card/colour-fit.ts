import { labOfLinear } from '../../../shared/imaging/colour.ts'
import { colourDifference } from '../../../shared/imaging/colour-difference.ts'
import {
  CARD_COLUMNS,
  CARD_ROWS,
  type ColourCorrection,
  type LinearRgb,
} from '../../../shared/imaging/colour-card.ts'
import { leastSquares } from './least-squares.ts'
import { GREYS, type CardReference } from './reference-values.ts'

/** A correction fitted to a card's patches, and the light that it was seen in. */
export interface ColourFit {
  readonly correction: ColourCorrection
  /** How the light changes over the card's width and height, as shares of the light in its middle. */
  readonly slope: readonly [number, number]
}

/** Greys count this often: white is to stay white. */
const GREY_WEIGHT = 3

/** Rounds in which light and correction are fitted in turn. */
const ROUNDS = 4

/** Light that falls to less than this share of the middle's is not evened out. */
const LEAST_LIGHT = 0.3

const luminance = ([r, g, b]: LinearRgb): number => 0.2126729 * r + 0.7151522 * g + 0.072175 * b

/**
 * The correction that brings patches nearest to a reference. Errors weigh as the eye sees them, about as the cube root
 * of light. Light that falls off across the card, as a plane, is fitted with it: without that, the colours of the card's
 * dim side would pull at the correction. Null where the patches do not determine one.
 */
export function fitColours(
  patches: readonly LinearRgb[],
  { card, linear }: CardReference,
  used: readonly number[],
  kind: ColourCorrection['kind'],
): ColourFit | null {
  const weights = used.map((index) => {
    const eye = 1 / (Math.max(0, luminance(linear[index] as LinearRgb)) + 0.02) ** (4 / 3)
    return eye * (GREYS[card].includes(index) ? GREY_WEIGHT : 1)
  })
  let slope: readonly [number, number] = [0, 0]
  let correction: ColourCorrection | null = null
  for (let round = 0; round < ROUNDS; round += 1) {
    const evened = used.map((index) => evenedOut(patches[index] as LinearRgb, index, slope))
    const rows = evened.map((patch) => termsOf(patch, kind))
    const [red, green, blue] = ([0, 1, 2] as const).map((channel) =>
      leastSquares(
        rows,
        used.map((index) => (linear[index] as LinearRgb)[channel]),
        weights,
      ),
    )
    if (!red || !green || !blue) return null
    correction = { kind, coefficients: [red, green, blue] }
    if (round + 1 < ROUNDS) slope = fitSlope(patches, linear, used, correction) ?? slope
  }
  return correction && { correction, slope }
}

/** The colour under a correction, not clipped. */
export function corrected({ kind, coefficients }: ColourCorrection, colour: LinearRgb): LinearRgb {
  const terms = termsOf(colour, kind)
  const sum = (row: readonly number[]): number =>
    row.reduce((total, factor, index) => total + factor * (terms[index] as number), 0)
  return [sum(coefficients[0]), sum(coefficients[1]), sum(coefficients[2])]
}

/** CIEDE2000 of a colour from a patch of the reference; what cannot be shown is clipped, as in the picture. */
export function differenceFrom({ lab }: CardReference, index: number, colour: LinearRgb): number {
  const clip = (value: number): number => Math.min(1, Math.max(0, value))
  const seen = labOfLinear(clip(colour[0]), clip(colour[1]), clip(colour[2]))
  return colourDifference(seen, lab[index] ?? seen)
}

/** How much the light at a patch differs from that in the card's middle, as a factor. */
export function lightAt(index: number, [across, down]: ColourFit['slope']): number {
  const x = ((index % CARD_COLUMNS) + 0.5) / CARD_COLUMNS - 0.5
  const y = (Math.floor(index / CARD_COLUMNS) + 0.5) / CARD_ROWS - 0.5
  return Math.max(LEAST_LIGHT, 1 + across * x + down * y)
}

export function evenedOut(patch: LinearRgb, index: number, slope: ColourFit['slope']): LinearRgb {
  const light = lightAt(index, slope)
  return [patch[0] / light, patch[1] / light, patch[2] / light]
}

/** Root-polynomials of degree 2 (Finlayson, Mackiewicz & Hurlbert 2015): like a matrix, they do not hang on exposure. */
function termsOf([r, g, b]: LinearRgb, kind: ColourCorrection['kind']): number[] {
  if (kind === 'linear') return [r, g, b]
  return [r, g, b, Math.sqrt(r * g), Math.sqrt(g * b), Math.sqrt(b * r)]
}

function fitSlope(
  patches: readonly LinearRgb[],
  linear: readonly LinearRgb[],
  used: readonly number[],
  correction: ColourCorrection,
): readonly [number, number] | null {
  const rows: number[][] = []
  const values: number[] = []
  const weights: number[] = []
  for (const index of used) {
    const wanted = luminance(linear[index] as LinearRgb)
    if (wanted < 0.02) continue
    rows.push([
      1,
      ((index % CARD_COLUMNS) + 0.5) / CARD_COLUMNS - 0.5,
      (Math.floor(index / CARD_COLUMNS) + 0.5) / CARD_ROWS - 0.5,
    ])
    values.push(luminance(corrected(correction, patches[index] as LinearRgb)) / wanted)
    weights.push(Math.sqrt(wanted))
  }
  const found = leastSquares(rows, values, weights)
  const [middle, across, down] = found ?? []
  if (middle === undefined || across === undefined || down === undefined || middle <= 0) return null
  const limit = (value: number): number => Math.min(1.2, Math.max(-1.2, value / middle))
  return [limit(across), limit(down)]
}
