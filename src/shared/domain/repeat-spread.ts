import { isFaceRegion } from '../imaging/face-regions.ts'
import { PIGMENTS, type Pigment } from '../imaging/pigments.ts'
import type { Analysis, AnalysisNumber } from './analysis.ts'
import type { Photo } from './photo.ts'

/** A photo as far as it matters for the spread. */
export interface RepeatablePhoto extends Pick<Photo, 'id' | 'repeats'> {
  readonly analysis:
    | (Pick<Analysis, 'pipelineVersion' | 'modelId' | 'modelVersion'> & {
        readonly numbers: readonly AnalysisNumber[]
      })
    | null
}

/** How far the mean of a map differs between shots of the same skin. */
export interface MapSpread {
  /** Standard deviation of a single shot, on the map's scale. */
  readonly sd: number
  /** What two shots differ by, root mean square: √2 times the deviation. */
  readonly difference: number
  /** Coefficient of variation, 0…: deviation over mean. */
  readonly cv: number
}

export interface RepeatSpread {
  /** How many pairs it was taken over. */
  readonly pairs: number
  readonly maps: Readonly<Record<Pigment, MapSpread>>
}

type Pair = Readonly<Record<Pigment, readonly [number, number]>>

/**
 * The noise between repeat shots, over all pairs of these photos whose numbers can be compared: each repeat with the photo
 * that it repeats. A pair's deviation is |a − b| / √2; deviations and coefficients are joined as root mean squares (Bland and
 * Altman, BMJ 1996;312:1654 and 313:106). Null where there is no such pair.
 */
export function repeatSpread(photos: readonly RepeatablePhoto[]): RepeatSpread | null {
  const byId = new Map(photos.map((photo) => [photo.id, photo]))
  const pairs = photos.flatMap((shot) => {
    const repeated = shot.repeats === null ? undefined : byId.get(shot.repeats)
    const pair = repeated && pairOf(repeated, shot)
    return pair ? [pair] : []
  })
  if (pairs.length === 0) return null
  const maps = PIGMENTS.map((pigment) => [pigment, spreadOf(pairs.map((pair) => pair[pigment]))])
  return { pairs: pairs.length, maps: Object.fromEntries(maps) as RepeatSpread['maps'] }
}

function spreadOf(pairs: readonly (readonly [number, number])[]): MapSpread {
  const deviations = pairs.map(([a, b]) => Math.abs(a - b) / Math.SQRT2)
  const sd = rootMeanSquare(deviations)
  const shares = pairs.map(([a, b], i) => (a + b === 0 ? 0 : (deviations[i] ?? 0) / ((a + b) / 2)))
  return { sd, difference: Math.SQRT2 * sd, cv: rootMeanSquare(shares) }
}

const rootMeanSquare = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length)

/** The means of all skin of both; undefined where other versions computed them, or they are of other regions. */
function pairOf({ analysis: a }: RepeatablePhoto, { analysis: b }: RepeatablePhoto): Pair | undefined {
  if (!a || !b) return undefined
  if (a.pipelineVersion !== b.pipelineVersion) return undefined
  if (a.modelId !== b.modelId || a.modelVersion !== b.modelVersion) return undefined
  const entries = PIGMENTS.flatMap((pigment) => {
    const [first, second] = [a, b].map(({ numbers }) =>
      numbers.find(({ name, region }) => name === `${pigment}.mean` && !isFaceRegion(region)),
    )
    return first && first.region === second?.region ? [[pigment, [first.value, second.value]]] : []
  })
  return entries.length === PIGMENTS.length ? (Object.fromEntries(entries) as Pair) : undefined
}
