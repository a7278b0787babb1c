import {
  type CardKind,
  type CardRefusal,
  type ColourCardReport,
  type ColourCorrection,
  type EarlierCard,
  type LinearRgb,
} from '../../../shared/imaging/colour-card.ts'
import { corrected, differenceFrom, fitColours, type ColourFit } from './colour-fit.ts'
import type { PatchReading } from './read-patches.ts'
import { CARD_REFERENCES, GREYS, referenceOf, type CardReference } from './reference-values.ts'

/** What is made of a card's patches: everything of its report but where it lies. */
export type CardJudgement = Omit<ColourCardReport, 'card' | 'corners' | 'patches'>

/** Limits of use. [D] */
export const LIMITS = {
  /** Share of a patch's pixels that may be at the end of the scale. */
  clipped: 0.05,
  /** Gamma-encoded 0…1, between the quarters of a patch. */
  uneven: 0.06,
  /** Patches and greys that must be usable. */
  patches: 20,
  greys: 4,
  /** ΔE00 from what the others say from which on a patch is taken for covered, and how many times their mean that must be. */
  outlier: 8,
  outlierOfMean: 2.5,
  /** Mean ΔE00 that may be left: above it the patches contradict each other. */
  left: 4,
  /** Linear light of the white patch. */
  white: 0.15,
  /** Share by which the light changes from one side of the card to the other. */
  unevenness: 0.6,
  noiseGain: 6,
} as const

/** A root-polynomial must leave less than this share of what a matrix leaves, and this much less (ΔE00), to be taken. */
const CURVED_PAYS = { share: 0.8, difference: 0.3 } as const

const NOTHING = { reference: null, correction: null, difference: null, noiseGain: null, unevenness: null }

const refusedAs = (refused: CardRefusal): CardJudgement => ({ ...NOTHING, refused })

/**
 * Fits the correction and says how good it is, or why there is none. For a card without known values, `earlier` takes
 * their place: the photo is made like that one.
 */
export function judgeCard(
  card: CardKind,
  readings: readonly (PatchReading | null)[],
  earlier?: EarlierCard,
): CardJudgement {
  const burnt = readings.filter((patch) => patch && patch.clipped > LIMITS.clipped).length
  const usable = readings.flatMap((patch, index) =>
    patch && patch.clipped <= LIMITS.clipped && patch.uneven <= LIMITS.uneven ? [index] : [],
  )
  if (!isEnough(card, usable))
    return refusedAs(
      burnt > readings.length - LIMITS.patches || burnsGreys(card, readings)
        ? 'overexposed'
        : 'partly-covered',
    )
  const patches = readings.map((patch): LinearRgb => patch?.colour ?? [0, 0, 0])
  const white = Math.max(...GREYS[card].map((index) => patches[index]?.[1] ?? 0))
  if (white < LIMITS.white) return refusedAs('underexposed')
  const published = CARD_REFERENCES.filter((known) => known.card === card && known.edition !== null)
  const references = published.length === 0 && earlier?.card === card ? [referenceOf(earlier)] : published
  if (references.length === 0) return refusedAs('no-reference')
  const results = references.flatMap((reference) => {
    const result = fitBest(patches, reference, usable)
    return result ? [result] : []
  })
  const [best] = results.sort((one, two) => one.leaveOneOut.mean - two.leaveOneOut.mean)
  if (!best) return refusedAs('partly-covered')
  const { reference, fit, before, after, leaveOneOut } = best
  const noiseGain = gainOf(fit.correction, patches, usable)
  const unevenness = Math.hypot(...fit.slope)
  const refused = refusalOf(best, noiseGain, unevenness)
  return {
    reference: reference.edition,
    correction: refused ? null : fit.correction,
    refused,
    difference: { before, after, leaveOneOut },
    noiseGain,
    unevenness,
  }
}

function refusalOf(
  { before, after, leaveOneOut }: FitResult,
  noiseGain: number,
  unevenness: number,
): CardRefusal | null {
  if (unevenness > LIMITS.unevenness) return 'uneven-light'
  if (noiseGain > LIMITS.noiseGain) return 'noise'
  if (after.mean > LIMITS.left) return 'contradictory'
  return leaveOneOut.mean >= before.mean ? 'no-gain' : null
}

function isEnough(card: CardKind, usable: readonly number[]): boolean {
  const greys = GREYS[card].filter((index) => usable.includes(index)).length
  return usable.length >= LIMITS.patches && greys >= LIMITS.greys
}

const burnsGreys = (card: CardKind, readings: readonly (PatchReading | null)[]): boolean =>
  GREYS[card].filter((index) => (readings[index]?.clipped ?? 0) > LIMITS.clipped).length > 2

interface Differences {
  readonly mean: number
  readonly max: number
}

interface FitResult {
  readonly reference: CardReference
  readonly fit: ColourFit
  readonly before: Differences
  readonly after: Differences
  readonly leaveOneOut: Differences
}

/** The matrix, or the root-polynomial where it pays; null where too many patches are covered. */
function fitBest(
  patches: readonly LinearRgb[],
  reference: CardReference,
  usable: readonly number[],
): FitResult | null {
  const used = withoutCovered(patches, reference, usable)
  if (!isEnough(reference.card, used)) return null
  const matrix = fitKind(patches, reference, used, 'linear')
  const curved = fitKind(patches, reference, used, 'root-polynomial')
  if (!matrix || !curved) return matrix
  const [one, two] = [matrix.leaveOneOut.mean, curved.leaveOneOut.mean]
  return two < CURVED_PAYS.share * one && one - two > CURVED_PAYS.difference ? curved : matrix
}

/**
 * What is left without covered patches. One at a time that patch goes without which the others agree best, for as long as
 * it differs much from what the others say it is: by the differences under a common fit alone, a few evenly covered
 * patches would hide each other.
 */
function withoutCovered(
  patches: readonly LinearRgb[],
  reference: CardReference,
  usable: readonly number[],
): readonly number[] {
  let used = usable
  while (used.length >= LIMITS.patches) {
    let best: { readonly rest: readonly number[]; readonly mean: number; readonly own: number } | null = null
    for (const index of used) {
      const rest = used.filter((other) => other !== index)
      const fit = fitColours(patches, reference, rest, 'linear')
      if (!fit) return []
      const { mean } = summary(rest.map((other) => leftOver(patches, reference, other, fit)))
      if (!best || mean < best.mean) best = { rest, mean, own: leftOver(patches, reference, index, fit) }
    }
    if (!best || best.own <= Math.max(LIMITS.outlier, LIMITS.outlierOfMean * best.mean)) return used
    used = best.rest
  }
  return used
}

function fitKind(
  patches: readonly LinearRgb[],
  reference: CardReference,
  used: readonly number[],
  kind: ColourCorrection['kind'],
): FitResult | null {
  const fit = fitColours(patches, reference, used, kind)
  if (!fit) return null
  const others: number[] = []
  for (const index of used) {
    const rest = used.filter((other) => other !== index)
    const without = fitColours(patches, reference, rest, kind)
    if (!without) return null
    others.push(leftOver(patches, reference, index, without))
  }
  return {
    reference,
    fit,
    before: summary(used.map((index) => differenceFrom(reference, index, patches[index] ?? [0, 0, 0]))),
    after: summary(used.map((index) => leftOver(patches, reference, index, fit))),
    leaveOneOut: summary(others),
  }
}

/** What is left of a patch's difference in the corrected photo, where the light is as uneven as before. */
const leftOver = (
  patches: readonly LinearRgb[],
  reference: CardReference,
  index: number,
  { correction }: ColourFit,
): number => differenceFrom(reference, index, corrected(correction, patches[index] ?? [0, 0, 0]))

function summary(values: readonly number[]): Differences {
  const rounded = (value: number): number => Math.round(100 * value) / 100
  return {
    mean: rounded(values.reduce((sum, value) => sum + value, 0) / values.length),
    max: rounded(Math.max(...values)),
  }
}

const NUDGE = 1e-4

/** How much stronger independent noise of the three channels becomes in the worst of them, for the card's mean colour. */
function gainOf(
  correction: ColourCorrection,
  patches: readonly LinearRgb[],
  used: readonly number[],
): number {
  const mean = ([0, 1, 2] as const).map(
    (channel) => used.reduce((sum, index) => sum + (patches[index]?.[channel] ?? 0), 0) / used.length,
  ) as [number, number, number]
  const base = corrected(correction, mean)
  const gains = ([0, 1, 2] as const).map((channel) => {
    const moved: [number, number, number] = [...mean]
    moved[channel] += NUDGE
    const result = corrected(correction, moved)
    return result.map((value, index) => (value - (base[index] ?? 0)) / NUDGE)
  })
  const rows = ([0, 1, 2] as const).map((out) => Math.hypot(...gains.map((column) => column[out] ?? 0)))
  return Math.round(100 * Math.max(...rows)) / 100
}
